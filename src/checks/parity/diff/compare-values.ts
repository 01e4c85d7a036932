import { compareDurations, type Duration, parseDuration } from "../../../model/duration.ts";
import { compareQuantities, parseQuantity } from "../../../model/quantity.ts";
import { compareVersions, isSemver } from "../../../model/version.ts";
import type { Json } from "../../../policy/index.ts";
import { same } from "./same.ts";

/** How readers take a scalar that has more than one spelling. */
export type ValueType = "quantity" | "duration" | "int-or-string";

/**
 * Whether two values mean the same to whoever reads a field of that type: `"100m"` and `"0.1"`, `"60s"` and `"1m"`,
 * `80` and `"80"`. Without a type, and where a value is none of its type, only equal values are equal.
 */
export function equalValues(left: Json, right: Json, type: ValueType | undefined): boolean {
  if (same(left, right)) return true;
  if (type === undefined) return false;
  const text = spelled(left, type);
  return text !== undefined && text === spelled(right, type);
}

/** One spelling for all values that mean the same, or nothing where the value is none of that type. */
export function spelled(value: Json, type: ValueType): string | undefined {
  switch (type) {
    case "quantity":
      return parseQuantity(value)?.nano.toString();
    case "duration":
      return (parseDuration(value) ?? parseDuration(value, "go"))?.nanoseconds.toString();
    case "int-or-string":
      return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
  }
}

/**
 * Negative, zero or positive as `left` is less than, equal to or more than `right`, where both are numbers, versions,
 * durations or quantities; equal values of any type are 0. Nothing where there is no order.
 */
export function orderValues(left: unknown, right: unknown): number | undefined {
  if (same(left, right)) return 0;
  if (typeof left === "number" && typeof right === "number") return left < right ? -1 : left > right ? 1 : undefined;
  return orderVersions(left, right) ?? orderDurations(left, right) ?? orderQuantities(left, right);
}

function orderVersions(left: unknown, right: unknown): number | undefined {
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  return isSemver(left) && isSemver(right) ? compareVersions(left, right) : undefined;
}

function orderDurations(left: unknown, right: unknown): number | undefined {
  const by = (read: (value: unknown) => Duration | undefined): number | undefined => {
    const [one, other] = [read(left), read(right)];
    return one === undefined || other === undefined ? undefined : compareDurations(one, other);
  };
  return by((value) => parseDuration(value, "flux")) ?? by((value) => parseDuration(value, "go"));
}

function orderQuantities(left: unknown, right: unknown): number | undefined {
  const [one, other] = [parseQuantity(left), parseQuantity(right)];
  return one === undefined || other === undefined ? undefined : compareQuantities(one, other);
}
