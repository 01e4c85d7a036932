import type { Fields, Member } from "./literal.ts";
import { type Address, named, placeOf, type Trouble } from "./problem.ts";
import { isEntry } from "./read.ts";
import { notObject, obstacles, twiceIn } from "./trouble.ts";

/** How far an object goes down to an entry. */
export interface Reached {
  /** The deepest object on the way that is there. */
  readonly parent: Fields;
  /** The entry, where it is there. */
  readonly found?: { readonly member: Member; readonly entry: Fields };
  /** Keys from the parent down to the entry. */
  readonly rest: readonly string[];
}

/** Looks for the entry at some keys below an export; troubles where the text does not say what is on the way. */
export function reach(object: Fields, { name, keys }: Address): Reached | readonly Trouble[] {
  let parent = object;
  for (const [depth, key] of keys.entries()) {
    const unclear = obstacles(parent, { name, keys: keys.slice(0, depth) });
    if (unclear.length > 0) return unclear;
    const at = { name, keys: keys.slice(0, depth + 1) };
    const again = parent.twice.get(key);
    if (again !== undefined) return [twiceIn(at, again)];
    const member = parent.named.get(key);
    if (member === undefined) return { parent, rest: keys.slice(depth) };
    const { value } = member;
    if (value.kind !== "object") return [notObject(at, value)];
    const isLast = depth === keys.length - 1;
    if (!isLast && isEntry(value)) return [misfit(at, member, "an entry", "leave out the environment")];
    // Right below the export an object of objects is an environment, or a cluster.
    if (isLast && depth === 0 && !isEntry(value) && value.members.length > 0)
      return [misfit(at, member, "no entry, it holds further objects", "name the environment")];
    if (isLast) return { parent, found: { member, entry: value }, rest: [key] };
    parent = value;
  }
  return [];
}

function misfit(at: Address, { start }: Member, what: string, hint: string): Trouble {
  return { start, message: `${named(at)} is ${what}`, hint, ...placeOf(at) };
}
