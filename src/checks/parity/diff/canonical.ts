import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json, JsonObject } from "../../../policy/index.ts";
import { spelled } from "./compare-values.ts";
import { type Place, placeOfEntries, placeUnder } from "./field-knowledge.ts";
import { keysOf } from "./keys.ts";
import { isOrdered } from "./ordered.ts";

/** Below, all values are alike: the text only finds what belongs together, the comparison itself goes deeper. */
const deepest = 100;

/**
 * One text for all values that mean the same at that place: keys sorted, entries of lists without an order sorted,
 * quantities, durations and numbers in one spelling.
 */
export function canonical(value: Json, place: Place, depth = 0): string {
  if (depth > deepest) return "…";
  if (isList(value)) {
    const entries = placeOfEntries(place);
    const texts = value.map((entry) => canonical(entry, entries, depth + 1));
    if (isFree(value, place)) texts.sort();
    return `[${texts.join()}]`;
  }
  if (isRecord(value)) return canonicalObject(value, place, depth);
  const text = place.type === undefined ? undefined : spelled(value, place.type);
  return text ?? JSON.stringify(value);
}

function canonicalObject(value: JsonObject, place: Place, depth: number): string {
  const texts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null, placeUnder(place, key), depth + 1)}`);
  return `{${texts.join()}}`;
}

/** Whether the order of these entries means nothing. */
function isFree(list: readonly Json[], { lists }: Place): boolean {
  for (const kind of lists) {
    if (kind === "set") return true;
    if (keysOf(list, kind.keys) !== undefined) return !isOrdered(kind, list);
  }
  return false;
}
