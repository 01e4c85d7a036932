import { isList, isRecord } from "../../../../imports/json.ts";
import type { AnyFleet, AnyVersions } from "../../../model/shape/any-fleet.ts";
import type { Source } from "../inputs.ts";

/** The two files of a user as values; one with changes in it is never written. */
export interface Draft {
  readonly policy: AnyFleet;
  readonly versions: AnyVersions;
}

/** A draft with another value at a field; `undefined` takes the field out. */
export function put(draft: Draft, { source, path }: Source, value: unknown): Draft {
  return source === "policy"
    ? { ...draft, policy: laid(draft.policy, path, value) }
    : { ...draft, versions: laid(draft.versions, path, value) };
}

/** A value with another one at a path; what is not there on the way is made. */
export function laid<Whole extends object>(whole: Whole, path: readonly string[], value: unknown): Whole;
export function laid(whole: object, path: readonly string[], value: unknown): unknown {
  return withLeaf(whole, path, value);
}

function withLeaf(whole: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (isList(whole)) {
    const at = Number(key);
    const changed = withLeaf(whole[at], rest, leaf);
    return whole.flatMap((each, index) => (index !== at ? [each] : changed === undefined ? [] : [changed]));
  }
  const record = isRecord(whole) ? whole : {};
  const changed = withLeaf(Object.hasOwn(record, key) ? record[key] : undefined, rest, leaf);
  if (changed !== undefined) return { ...record, [key]: changed };
  const { [key]: _, ...others } = record;
  return others;
}
