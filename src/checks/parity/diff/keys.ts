import { isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import type { KeyField } from "./list-kinds.ts";

/**
 * What each entry of a list is known by, `web` or `8080/TCP`; parts that stand for nothing are left out. Nothing where
 * an entry has no key, or two have the same.
 */
export function keysOf(list: readonly Json[], fields: readonly KeyField[]): readonly string[] | undefined {
  const keys: string[] = [];
  const seen = new Set<string>();
  for (const entry of list) {
    const key = keyOf(entry, fields);
    if (key === undefined || seen.has(key)) return undefined;
    seen.add(key);
    keys.push(key);
  }
  return keys;
}

/** Fields that identify an entry of a list nobody described. */
export const usual: readonly string[] = ["name", "id", "key"];

/** The keys of both lists by the first of `fields` that is a text of its own in every entry of both. */
export function usualKeys(
  left: readonly Json[],
  right: readonly Json[],
  fields = usual,
): readonly [readonly string[], readonly string[]] | undefined {
  for (const field of fields) {
    const isText = (entry: Json): boolean =>
      isRecord(entry) && Object.hasOwn(entry, field) && typeof entry[field] === "string";
    if (!left.every(isText) || !right.every(isText)) continue;
    const [ours, theirs] = [keysOf(left, [{ field }]), keysOf(right, [{ field }])];
    if (ours !== undefined && theirs !== undefined) return [ours, theirs];
  }
  return undefined;
}

function keyOf(entry: Json, fields: readonly KeyField[]): string | undefined {
  if (!isRecord(entry)) return undefined;
  let key = "";
  for (const { field, absent } of fields) {
    const value = Object.hasOwn(entry, field) ? entry[field] : absent;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
    if (value !== "") key += key === "" ? value : `/${value}`;
  }
  return key === "" ? undefined : key;
}
