import type { ReadEntry, Said } from "./edit/read.ts";
import type { AnyHolds, AnyHotfixes } from "./shape/any-fleet.ts";
import { isRecord } from "./shape/record.ts";

/** All holds, or all hotfixes, in the order in which they are written. */
export function entriesBeside(beside: AnyHolds | AnyHotfixes): readonly ReadEntry[] {
  return Object.entries(beside).flatMap(([name, value]): readonly ReadEntry[] => {
    // A component may be called "reason" itself; its entry is neither text nor list.
    const fields = fieldsOf(value);
    if (Object.keys(fields).length > 0) return [{ component: name, fields }];
    return Object.entries(value).map(([component, entry]) => ({ home: name, component, fields: fieldsOf(entry) }));
  });
}

const fieldsOf = (value: unknown): ReadEntry["fields"] =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter((field): field is [string, Said] => isSaid(field[1])))
    : {};

const isSaid = (value: unknown): value is Said =>
  typeof value === "string" || (Array.isArray(value) && value.every((each) => typeof each === "string"));

type Nested = Readonly<Record<string, unknown>>;

/** Entries as a file of versions exports them. */
export function besideOf(entries: readonly ReadEntry[]): Nested {
  const all: Record<string, Nested> = {};
  for (const { home, component, fields } of entries)
    if (home === undefined) all[component] = fields;
    else all[home] = { ...all[home], [component]: fields };
  return all;
}
