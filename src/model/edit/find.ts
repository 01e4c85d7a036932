import { quoted, suggest } from "../suggest.ts";
import type { Fields, Member, Text } from "./literal.ts";
import { type Address, named, placeOf, type Trouble } from "./problem.ts";
import { notObject, notText, obstacles, twiceIn } from "./trouble.ts";

/**
 * The literal of a version at one key of the map (where it is flat) or at two, or why there is none to change.
 * `help` has the hint name what was meant, which looks at every row.
 */
export function findVersion(map: Fields, at: Address, help: boolean): Text | readonly Trouble[] {
  const { name, keys } = at;
  const [component = "", home] = keys;
  const row = { name, keys: [component] };
  const found = field(map, row, map.start, help);
  if (!("value" in found)) return found;
  const { value, start } = found;
  if (home === undefined) {
    if (value.kind === "object") return [misfit(row, start, "names environments", "name the environment")];
    return value.kind === "text" ? value : [notText(row, value)];
  }
  if (value.kind === "text") return [misfit(row, start, "is one version for all", "name no environment")];
  if (value.kind !== "object") return [notObject(row, value)];
  const unclear = obstacles(value, row);
  if (unclear.length > 0) return unclear;
  const place = field(value, at, start, help);
  if (!("value" in place)) return place;
  return place.value.kind === "text" ? place.value : [notText(at, place.value)];
}

/** The field at the last key of an address, in the object at those before. */
function field(object: Fields, at: Address, owner: number, help: boolean): Member | readonly Trouble[] {
  const key = at.keys.at(-1) ?? "";
  const again = object.twice.get(key);
  if (again !== undefined) return [twiceIn(at, again)];
  return object.named.get(key) ?? [absent(object, at, owner, help)];
}

function absent(object: Fields, { name, keys }: Address, start: number, help: boolean): Trouble {
  const [key = "", above] = [keys.at(-1), { name, keys: keys.slice(0, -1) }];
  const meant = help ? suggest(key, object.named.keys()) : undefined;
  const hint = meant === undefined ? `add ${quoted(key)} to it` : `did you mean ${quoted(meant)}?`;
  return { start, message: `${named(above)} has no ${quoted(key)}`, hint, ...placeOf(above) };
}

function misfit(at: Address, start: number, message: string, hint: string): Trouble {
  return { start, message: `${named(at)} ${message}`, hint, ...placeOf(at) };
}
