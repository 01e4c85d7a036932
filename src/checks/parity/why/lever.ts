import { isList, isRecord } from "../../../../imports/json.ts";
import type { Source } from "../inputs.ts";
import { others } from "./another.ts";
import { type Draft, put } from "./draft.ts";
import { type Named, renamed } from "./rename.ts";

/** A text or number that a probe has put in the place of another. */
export interface Swap {
  readonly from: unknown;
  readonly to: unknown;
}

/** A policy in which one input is another. */
export interface Probe {
  readonly draft: Draft;
  readonly swap?: Swap;
  /** What has another name in the draft: the home and the component that are looked at are then found by it. */
  readonly renames?: { readonly from: string; readonly to: string };
}

/** One input of a policy, and what else it could be. */
export interface Lever {
  /** `replicas of web`, `settings.logs` */
  readonly title: string;
  readonly source: Source;
  /** Nothing where the policy leaves it out. */
  readonly value: unknown;
  /**
   * `"function"`: what a function of a component returns. `"absent"`: a field that the policy leaves out.
   * `"section"`: something that is there as a whole or not at all.
   */
  readonly kind: "field" | "function" | "absent" | "section";
  /** The component that has to be worked out anew; all of them for `"*"`. */
  readonly touches: string;
  readonly probes: readonly Probe[];
}

/** What a lever is, but for its probes. */
export type Handle = Omit<Lever, "probes" | "kind">;

/** An input that is written, as so many probes as there are other values for it. */
export const written = (draft: Draft, handle: Handle, known: readonly unknown[] = []): Lever => {
  const key = handle.source.path.findLast((step) => !/^\d+$/.test(step)) ?? "";
  return {
    ...handle,
    kind: "field",
    probes: others(handle.value, key, known).map((to) => ({
      draft: put(draft, handle.source, to),
      swap: { from: handle.value, to },
    })),
  };
};

/** An input that the policy leaves out. */
export const absent = (draft: Draft, handle: Omit<Handle, "value">, value: unknown): Lever => ({
  ...handle,
  value: undefined,
  kind: "absent",
  probes: [{ draft: put(draft, handle.source, value) }],
});

/** What a policy may have or not have as a whole. */
export const section = (draft: Draft, handle: Omit<Handle, "value">): Lever => ({
  ...handle,
  value: undefined,
  kind: "section",
  probes: [{ draft: put(draft, handle.source, undefined) }],
});

/** A name that everything else is called by. */
export const name = (draft: Draft, handle: Handle & { readonly value: string }, kind: Named): Lever => {
  const renames = { from: handle.value, to: `${handle.value}-q7x` };
  const probe = { draft: renamed(draft, kind, renames.from, renames.to), renames, swap: renames };
  return { ...handle, kind: "field", probes: [probe] };
};

/** Another component or environment by its name: it may be called otherwise, or not be referred to. */
export function reference(draft: Draft, handle: Handle & { readonly value: string }, kind: Named): Lever {
  const { probes, ...rest } = name(draft, handle, kind);
  return { ...rest, probes: [...probes, { draft: put(draft, handle.source, undefined) }] };
}

/** What a function returns: each text, number and flag in it is another. */
export function result(draft: Draft, handle: Handle, run: (...given: readonly unknown[]) => unknown): Lever {
  const changed = (...given: readonly unknown[]): unknown => altered(run(...given));
  return { ...handle, kind: "function", probes: [{ draft: put(draft, handle.source, changed) }] };
}

function altered(value: unknown): unknown {
  if (typeof value === "string") return `${value}-q7x`;
  if (typeof value === "number") return value + 7;
  if (typeof value === "boolean") return !value;
  if (isList(value)) return value.map(altered);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, altered(child)]));
  return value;
}

/** Every scalar of a value with its path; a list or object without entries is one, and functions are none. */
export function* leaves(value: unknown, path: readonly string[]): Iterable<readonly [readonly string[], unknown]> {
  if (value === undefined || typeof value === "function") return;
  const entries = isList(value)
    ? value.map((each, index) => [String(index), each] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  if (entries.length === 0) {
    if (!isRecord(value)) yield [path, value];
    return;
  }
  for (const [key, child] of entries) yield* leaves(child, [...path, key]);
}

/** What a probe puts in the place of an input; nothing where it takes it away. */
export const valueOfProbe = ({ probes }: Lever, index: number): unknown => probes[index]?.swap?.to;
