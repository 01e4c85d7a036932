import { dateProblem } from "../../model/date.ts";
import type { ReadEntry, Reading } from "../../model/edit/read.ts";
import type { Hold, Hotfix, IsoDate } from "../../policy/index.ts";

/** A version map, whatever its layout: component → environment or cluster → version. */
export type VersionsByHome = { readonly [component: string]: { readonly [home: string]: string } };

/** Where an entry beside the map belongs. */
export interface Beside {
  readonly component: string;
  readonly home: string;
}

/** Whether an entry belongs to a place. */
export const isAt = (entry: Beside, { component, home }: Beside): boolean =>
  entry.component === component && entry.home === home;

/** A hold as the rules read it: the versions that it is on, at least one, also where it names one alone. */
export interface HeldBack extends Beside, Omit<Hold, "not"> {
  readonly not: readonly string[];
}

/** What a file of versions says, whatever its layout. */
export interface State {
  readonly map: VersionsByHome;
  readonly holds: readonly HeldBack[];
  readonly hotfixes: readonly (Hotfix & Beside)[];
  /** With the layout `"branch"`: the environment whose file it is. What others say stands in files of their own. */
  readonly home?: string;
}

/** Whether the file that a state is read from is the one of a place. */
export const isOwn = ({ home }: State, place: Beside): boolean => home === undefined || place.home === home;

/** Nothing: what was before the first version map. */
export const nothing: State = { map: {}, holds: [], hotfixes: [] };

/** What two files say together, of which the first is the own; where both give a place a version, the second one counts. */
export function joined(left: State, right: State): State {
  const components = new Set([...Object.keys(left.map), ...Object.keys(right.map)]);
  return {
    map: Object.fromEntries([...components].map((each) => [each, { ...left.map[each], ...right.map[each] }])),
    holds: [...left.holds, ...right.holds],
    hotfixes: [...left.hotfixes, ...right.hotfixes],
    ...(left.home === undefined ? {} : { home: left.home }),
  };
}

/** A file of versions as the rules read it. With the layout `"branch"` all of it belongs to `home`. */
export function stateOf({ map, holds, hotfixes }: Omit<Reading, "problems">, home?: string): State {
  return {
    ...(home === undefined ? {} : { home }),
    map: Object.fromEntries(
      Object.entries(map).flatMap(([component, row]) => {
        if (typeof row !== "string") return [[component, row]];
        return home === undefined ? [] : [[component, { [home]: row }]];
      }),
    ),
    holds: holds.flatMap((entry) => {
      const not = [entry.fields.not ?? []].flat();
      return placed(entry, home).flatMap((common) => (not.length === 0 ? [] : [{ ...common, not }]));
    }),
    hotfixes: hotfixes.flatMap((entry) => {
      const { version } = entry.fields;
      return placed(entry, home).flatMap((common) => (typeof version === "string" ? [{ ...common, version }] : []));
    }),
  };
}

const isDate = (text: unknown): text is IsoDate => typeof text === "string" && dateProblem(text) === undefined;

/** An entry without reason or end is reported where the file is read; here it counts for nothing. */
function placed({ component, fields, ...entry }: ReadEntry, home: string | undefined) {
  const [at, { reason, until }] = [entry.home ?? home, fields];
  return at === undefined || typeof reason !== "string" || !isDate(until)
    ? []
    : [{ component, home: at, reason, until }];
}
