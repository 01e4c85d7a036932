import { besideOf } from "../../model/beside.ts";
import type { Reading } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import { isRecord } from "../../model/shape/record.ts";
import { dotted, shown } from "../../model/shape/words.ts";

/** What a file of versions exports when it runs. */
export interface Exported {
  readonly versions: unknown;
  readonly holds: unknown;
  readonly hotfixes: unknown;
}

/**
 * Where what a file of versions says when it runs is not what stands in its text. The text is what is judged, and the
 * other is what is deployed.
 */
export function unlike(
  { map, holds, hotfixes }: Omit<Reading, "problems">,
  ran: Exported,
  file: string,
): readonly Finding[] {
  return [
    ...between(map, ran.versions, file),
    ...between(besideOf(holds), ran.holds ?? {}, file, "holds"),
    ...between(besideOf(hotfixes), ran.hotfixes ?? {}, file, "hotfixes"),
  ];
}

function between(text: unknown, ran: unknown, file: string, beside?: "holds" | "hotfixes"): readonly Finding[] {
  const [left, right] = [leaves(text), leaves(ran)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key): readonly Finding[] => {
    const [written, real] = [left.get(key), right.get(key)];
    if (written?.value === real?.value) return [];
    const path = (written ?? real)?.path ?? [];
    const say = (each: typeof written): string => (each === undefined ? "missing" : shown(each.value));
    return [
      {
        rule: "promotion/literal",
        severity: "error",
        message: `${dotted([beside ?? "versions", ...path])} is ${say(written)} in the text and ${say(real)} when it runs`,
        hint: "write it where it stands, and let nothing change it after that",
        at: { file, path, ...(beside === undefined ? {} : { export: beside }) },
      },
    ];
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** All that an object or a list holds, whatever its depth, by its path. */
function leaves(value: unknown, path: readonly string[] = []): ReadonlyMap<string, Leaf> {
  if (!isRecord(value) && !Array.isArray(value)) return new Map([[JSON.stringify(path), { path, value }]]);
  return new Map(Object.entries(value).flatMap(([key, below]) => [...leaves(below, [...path, key])]));
}
