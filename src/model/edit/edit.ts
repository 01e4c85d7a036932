import { quoted } from "../suggest.ts";
import { type Change, changed } from "./change.ts";
import { exportedObject, noExport } from "./exported.ts";
import { findVersion } from "./find.ts";
import type { Text } from "./literal.ts";
import { type Address, type Edited, placed, placeOf, type Trouble } from "./problem.ts";
import { proven } from "./prove.ts";
import { inQuotes, quoteAt, unwritableProblem } from "./quote.ts";
import { type Reading, readSource, type VersionMap } from "./read.ts";
import { openSource } from "./source.ts";
import { obstacles } from "./trouble.ts";

export type { Edited, EditProblem } from "./problem.ts";
export { type ReadEntry, type Reading, readVersions, type VersionMap } from "./read.ts";

/** One version that the map is to have. */
export interface VersionEdit {
  readonly component: string;
  /** The environment, or the cluster; absent where the map is flat. */
  readonly home?: string;
  readonly version: string;
}

/** Looking for what was meant takes time with the size of the map; beyond so many problems it is another list. */
const helped = 20;

/**
 * A file of versions with new versions in its map. Only the characters of the literals change, and those of a version
 * that is there already do not; with any problem nothing does, and all of them are reported.
 */
export function editVersions(text: string, edits: readonly VersionEdit[], exportName = "versions"): Edited {
  const source = openSource(text);
  if (!("program" in source)) return { problems: placed(text, [source]) };
  const map = exportedObject(source, exportName) ?? noExport(source, exportName);
  if (!("kind" in map)) return { problems: placed(text, [map]) };
  const unclear = edits.length === 0 ? [] : obstacles(map, { name: exportName, keys: [] });
  if (unclear.length > 0) return { problems: placed(text, unclear) };
  const troubles: Trouble[] = [];
  const changes = new Map<number, Change & { readonly version: string }>();
  for (const edit of edits) {
    const at = addressOf(edit, exportName);
    const found = findVersion(map, at, troubles.length < helped);
    if (!("kind" in found)) {
      troubles.push(...found);
      continue;
    }
    const { version } = edit;
    const other = changes.get(found.start);
    const refused = refusal(version, other?.version);
    if (refused !== undefined) troubles.push({ ...refused, start: found.start, ...placeOf(at) });
    const literal = version === found.value ? written(text, found) : inQuotes(version, quoteAt(text, found.start));
    changes.set(found.start, { start: found.start, end: found.end, text: literal, version });
  }
  if (troubles.length > 0) return { problems: placed(text, troubles) };
  const result = changed(text, [...changes.values()]);
  if (result === text) return { text };
  const before = readSource(source, exportName);
  return { text: proven(result, exportName, { ...before, map: wantedMap(before, edits) }) };
}

const written = (text: string, { start, end }: Text): string => text.slice(start, end);

function addressOf({ component, home }: VersionEdit, name: string): Address {
  return { name, keys: home === undefined ? [component] : [component, home] };
}

function refusal(version: string, other: string | undefined): Pick<Trouble, "message" | "hint"> | undefined {
  const message = unwritableProblem(version);
  if (message !== undefined) return { message, hint: "write the version without it" };
  if (other === undefined || other === version) return undefined;
  return { message: `two versions are asked for, ${quoted(other)} and ${quoted(version)}`, hint: "ask for one" };
}

function wantedMap({ map }: Reading, edits: readonly VersionEdit[]): VersionMap {
  const wanted = { ...map };
  for (const { component, home, version } of edits) {
    const row = wanted[component];
    if (home === undefined) wanted[component] = version;
    else if (typeof row === "object") wanted[component] = { ...row, [home]: version };
  }
  return wanted;
}
