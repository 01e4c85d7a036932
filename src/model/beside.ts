import type { ReadEntry } from "./edit/read.ts";
import type { AnyHolds, AnyHotfixes } from "./shape/any-fleet.ts";
import { isRecord } from "./shape/record.ts";

/** All holds, or all hotfixes, in the order in which they are written. */
export function entriesBeside(beside: AnyHolds | AnyHotfixes): readonly ReadEntry[] {
  return Object.entries(beside).flatMap(([name, value]): readonly ReadEntry[] => {
    // A component may be called "reason" itself; its entry is no text.
    const fields = textsOf(value);
    if (Object.keys(fields).length > 0) return [{ component: name, fields }];
    return Object.entries(value).map(([component, entry]) => ({ home: name, component, fields: textsOf(entry) }));
  });
}

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter((field): field is [string, string] => typeof field[1] === "string"),
      )
    : {};

type Nested = Readonly<Record<string, unknown>>;

/** Entries as a file of versions exports them. */
export function besideOf(entries: readonly ReadEntry[]): Nested {
  const all: Record<string, Nested> = {};
  for (const { home, component, fields } of entries)
    if (home === undefined) all[component] = fields;
    else all[home] = { ...all[home], [component]: fields };
  return all;
}
