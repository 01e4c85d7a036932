import { parseDuration } from "../duration.ts";
import { parseQuantity } from "../quantity.ts";
import { isSemver } from "../version.ts";
import { isRecord, own } from "./record.ts";

/** Values of one setting that nothing orders: the path below what was asked about, and what stands there. */
export interface Unordered {
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * The first setting that cannot be said to be more or less in one of two environments: neither number nor quantity,
 * duration or version. In a group of settings those that are equal count for nothing.
 */
export function unordered(left: unknown, right: unknown): Unordered | undefined {
  return isRecord(left) || isRecord(right) ? inGroup(left, right, [], new Set()) : leaf(left, right, []);
}

function inGroup(left: unknown, right: unknown, path: readonly string[], seen: Set<unknown>): Unordered | undefined {
  if (left === right || seen.has(left) || seen.has(right)) return undefined;
  if (!isRecord(left) && !isRecord(right)) return leaf(left, right, path);
  for (const side of [left, right]) if (isRecord(side)) seen.add(side);
  for (const key of new Set([left, right].flatMap((side) => (isRecord(side) ? Object.keys(side) : [])))) {
    const found = inGroup(own(left, key), own(right, key), [...path, key], seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function leaf(left: unknown, right: unknown, path: readonly string[]): Unordered | undefined {
  const values = [left, right].filter((value) => value !== undefined);
  return scales.some((reads) => values.every(reads)) ? undefined : { path, values };
}

/** Calendar versions and tags have leading zeros, or fewer numbers than semver. */
const numbered = /^v?\d{1,15}(?:\.\d{1,15}){1,3}$/;

const scales: readonly ((value: unknown) => boolean)[] = [
  (value) => parseQuantity(value) !== undefined,
  (value) => parseDuration(value, "go") !== undefined,
  (value) => typeof value === "string" && (isSemver(value) || numbered.test(value)),
];
