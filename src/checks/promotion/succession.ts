import { noVersion } from "../../model/version.ts";
import type { Beside, HeldBack, VersionsByHome } from "./state.ts";
import type { Change } from "./subject.ts";

type Edge = Pick<Change, "before" | "after">;

/** An environment or a cluster that goes in the change in which another one comes. */
export interface Predecessor {
  readonly old: string;
  /** Whether the other one has the very versions that this one had: it is the same under another name. */
  readonly isSame: boolean;
}

/** What went, by the environment or cluster that came instead; nothing for those that came while none went. */
export function predecessors({ before, after }: Edge): ReadonlyMap<string, Predecessor> {
  const found = new Map<string, Predecessor>();
  // Most changes leave the homes as they are, and a board judges one for each version.
  const homes = homesIn(after.map);
  if ([...homesIn(before.map)].every((home) => homes.has(home))) return found;
  const [old, present] = [columns(before.map), columns(after.map)];
  const gone = [...old].filter(([home]) => !present.has(home));
  const free = new Set(gone.map(([home]) => home));
  for (const [home, column] of present) {
    if (old.has(home)) continue;
    // Where all environments get other names at once, each has its own.
    const rest = free.size === 0 ? gone : gone.filter(([name]) => free.has(name));
    const [first] = rest
      .map(([name, versions]) => ({ old: name, apart: distance(versions, column) }))
      .sort((left, right) => left.apart - right.apart);
    if (first === undefined) continue;
    free.delete(first.old);
    found.set(home, { old: first.old, isSame: first.apart === 0 });
  }
  return found;
}

/** The environments and clusters that a map names. */
export const homesIn = (map: VersionsByHome): ReadonlySet<string> =>
  new Set(Object.values(map).flatMap((row) => Object.keys(row)));

type Column = ReadonlyMap<string, string>;

/** The versions of every environment and cluster, by component. */
function columns(map: VersionsByHome): ReadonlyMap<string, Column> {
  const all = new Map<string, Map<string, string>>();
  for (const [component, row] of Object.entries(map))
    for (const [home, version] of Object.entries(row)) {
      const column = all.get(home) ?? new Map<string, string>();
      if (version !== noVersion) column.set(component, version);
      all.set(home, column);
    }
  return all;
}

/** In how many components two columns differ. */
const distance = (left: Column, right: Column): number =>
  [...new Set([...left.keys(), ...right.keys()])].filter((each) => left.get(each) !== right.get(each)).length;

/** The name that a component had: one that goes in this change, with the same versions. Nothing where it is no other. */
export function oldNameOf(component: string, { before, after }: Edge): string | undefined {
  if (Object.hasOwn(before.map, component) || !Object.hasOwn(after.map, component)) return undefined;
  const row = rowText(after.map[component]);
  return Object.keys(before.map).find((name) => !Object.hasOwn(after.map, name) && rowText(before.map[name]) === row);
}

const rowText = (row: VersionsByHome[string] = {}): string =>
  JSON.stringify(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1)));

/** Holds on what goes, as what comes instead has to bear them. */
export function inheritedHolds({ before, after }: Edge): readonly (HeldBack & { readonly heldAs: Beside })[] {
  if (before.holds.length === 0) return [];
  const homes = [...predecessors({ before, after })];
  const names = Object.keys(after.map).map((name) => [name, oldNameOf(name, { before, after })] as const);
  return before.holds.flatMap((hold) => {
    const heldAs = { component: hold.component, home: hold.home };
    const renamed = names.flatMap(([component, old]) => (old === hold.component ? [{ component }] : []));
    const moved = homes.flatMap(([home, { old }]) => (old === hold.home ? [{ home }] : []));
    return [...renamed, ...moved].map((instead) => ({ ...hold, ...instead, heldAs }));
  });
}
