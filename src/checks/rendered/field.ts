import { isList, isRecord, valueAt } from "../../../imports/json.ts";

/** Users build objects of any shape, so every field is read as what it may not be. */

/** The text at a path of an object, or nothing; the empty text is nothing. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The list at a path, or an empty one. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(value, path);
  return isList(found) ? found : [];
}

/** The texts of the list at a path. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((each) => typeof each === "string");
}

/** The object at a path, or an empty one. */
export function recordAt(value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> {
  const found = valueAt(value, path);
  return isRecord(found) ? found : {};
}

/** Whether there is anything at a path but null, which a cluster reads as absent. */
export function isSet(value: unknown, ...path: readonly string[]): boolean {
  const found = valueAt(value, path);
  return found !== undefined && found !== null;
}
