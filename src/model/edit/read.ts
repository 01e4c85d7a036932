import { exportedObject, noExport } from "./exported.ts";
import type { Fields, Literal } from "./literal.ts";
import { type Address, type EditProblem, type Kind, placed, type Trouble } from "./problem.ts";
import { openSource, type Source } from "./source.ts";
import { notObject, notText, obstacles, twiceIn } from "./trouble.ts";

/** A version map as it is written: component → home → version, or component → version where it is flat. */
export type VersionMap = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What a field of an entry says: a text, or a list of texts. */
export type Said = string | readonly string[];

/** One hold or hotfix as it is written. */
export interface ReadEntry {
  /** Absent where components stand right below the export. */
  readonly home?: string;
  readonly component: string;
  /** Those of `fields` that are a list are written as one, also where it has one item. */
  readonly fields: Readonly<Record<string, Said>>;
}

/** What a file of versions says; what is no plain literal is left out of it, and is a problem. */
export interface Reading {
  /** Objects without prototype, keys in the order of the text. */
  readonly map: VersionMap;
  /** Empty where there is no such export. */
  readonly holds: readonly ReadEntry[];
  /** Empty where there is no such export. */
  readonly hotfixes: readonly ReadEntry[];
  readonly problems: readonly EditProblem[];
}

/** Reads a file of versions without running it, whatever stands in it; a file that is no program has an empty map. */
export function readVersions(text: string, exportName = "versions"): Reading {
  const source = openSource(text);
  if ("program" in source) return readSource(source, exportName);
  return { map: {}, holds: [], hotfixes: [], problems: placed(text, [source]) };
}

/** Reads a file that is parsed. */
export function readSource(source: Source, exportName: string): Reading {
  const troubles: Trouble[] = [];
  const map = readMap(source, exportName, troubles);
  const holds = readEntries(source, "holds", troubles);
  const hotfixes = readEntries(source, "hotfixes", troubles);
  return { map, holds, hotfixes, problems: placed(source.text, troubles) };
}

/** Whether an object holds the fields of an entry rather than further objects. */
export function isEntry({ members }: Fields): boolean {
  return members.some(({ key, value }) => value.kind === "text" || (value.kind === "list" && key === "not"));
}

function readMap(source: Source, name: string, troubles: Trouble[]): VersionMap {
  const map: Record<string, string | Readonly<Record<string, string>>> = Object.create(null);
  const object = exportedObject(source, name) ?? noExport(source, name);
  if (!("kind" in object)) {
    troubles.push(object);
    return map;
  }
  for (const [component, value] of fieldsOf(object, { name, keys: [] }, troubles)) {
    const at = { name, keys: [component] };
    if (value.kind === "text") map[component] = value.value;
    else if (value.kind === "object") map[component] = readTexts(value, at, troubles);
    else troubles.push(notText(at, value));
  }
  return map;
}

function readEntries(source: Source, name: Kind, troubles: Trouble[]): readonly ReadEntry[] {
  const object = exportedObject(source, name);
  if (object === undefined) return [];
  if (!("kind" in object)) {
    troubles.push(object);
    return [];
  }
  const entries: ReadEntry[] = [];
  for (const [key, value] of fieldsOf(object, { name, keys: [] }, troubles)) {
    const at = { name, keys: [key] };
    if (value.kind !== "object") troubles.push(notObject(at, value));
    else if (isEntry(value)) entries.push({ component: key, fields: readFields(value, at, troubles) });
    else {
      for (const [component, entry] of fieldsOf(value, at, troubles)) {
        const below = { name, keys: [key, component] };
        if (entry.kind !== "object") troubles.push(notObject(below, entry));
        else entries.push({ home: key, component, fields: readFields(entry, below, troubles) });
      }
    }
  }
  return entries;
}

function readTexts(object: Fields, at: Address, troubles: Trouble[]): Readonly<Record<string, string>> {
  const texts: Record<string, string> = Object.create(null);
  for (const [key, value] of fieldsOf(object, at, troubles)) {
    if (value.kind === "text") texts[key] = value.value;
    else troubles.push(notText({ name: at.name, keys: [...at.keys, key] }, value));
  }
  return texts;
}

function readFields(object: Fields, at: Address, troubles: Trouble[]): ReadEntry["fields"] {
  const fields: Record<string, Said> = Object.create(null);
  for (const [key, value] of fieldsOf(object, at, troubles)) {
    const said = readField({ name: at.name, keys: [...at.keys, key] }, value, troubles);
    if (said !== undefined) fields[key] = said;
  }
  return fields;
}

/** What a field of an entry says; of a list what is no plain text is left out. A hold alone may name several versions. */
export function readField(at: Address, value: Literal, troubles: Trouble[]): Said | undefined {
  if (value.kind === "text") return value.value;
  if (value.kind === "list" && at.name === "holds" && at.keys.at(-1) === "not")
    return value.members.flatMap(({ value: item }, index) => {
      if (item.kind === "text") return [item.value];
      troubles.push(notText({ name: at.name, keys: [...at.keys, String(index)] }, item));
      return [];
    });
  troubles.push(notText(at, value));
  return undefined;
}

/** The fields that count for sure: neither given twice nor in front of what may give them again. */
function fieldsOf(object: Fields, at: Address, troubles: Trouble[]): readonly (readonly [string, Literal])[] {
  troubles.push(...obstacles(object, at));
  for (const [key, start] of object.twice) troubles.push(twiceIn({ name: at.name, keys: [...at.keys, key] }, start));
  const from = object.unknown.at(-1)?.start ?? 0;
  return [...object.named]
    .filter(([key, { start }]) => start >= from && !object.twice.has(key))
    .map(([key, { value }]) => [key, value]);
}
