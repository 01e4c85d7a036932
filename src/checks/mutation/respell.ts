import type { Json } from "../../policy/scalars.ts";
import type { ScalarType } from "./field.ts";

/** Other ways to write the same value of a field of that type; none for what is written in an unusual way. */
export function spellings(value: Json, type: ScalarType): readonly Json[] {
  switch (type) {
    case "duration":
      return typeof value === "string" ? otherDurations(value) : [];
    case "int-or-string":
      return swapped(value);
    case "quantity":
      return [...otherQuantities(value), ...swapped(value)];
  }
}

/** Twice the amount in the same unit, of what looks like a quantity with a unit; undefined for all else and for nothing. */
export function doubled(value: Json): Json | undefined {
  if (typeof value !== "string") return undefined;
  const [, digits = "0", unit = ""] = withUnit.exec(value) ?? [];
  return Number(digits) === 0 ? undefined : `${2 * Number(digits)}${unit}`;
}

/** A whole number as text, and a text of digits as number. */
export function swapped(value: Json): readonly Json[] {
  if (typeof value === "number") return Number.isSafeInteger(value) ? [String(value)] : [];
  return typeof value === "string" && digitsOnly.test(value) ? [Number(value)] : [];
}

const digitsOnly = /^(?:0|[1-9]\d{0,11})$/;
const withUnit = /^([1-9]\d{0,9})(m|k|M|G|T|Ki|Mi|Gi|Ti)$/;
const anyQuantity = /^([1-9]\d{0,9})(m|k|M|G|T|Ki|Mi|Gi|Ti|)$/;

/** A unit, how many of the next smaller one it has, and the name of that. */
const smaller: ReadonlyMap<string, readonly [number, string]> = new Map<string, readonly [number, string]>([
  ["Ti", [1024, "Gi"]],
  ["Gi", [1024, "Mi"]],
  ["Mi", [1024, "Ki"]],
  ["Ki", [1024, ""]],
  ["T", [1000, "G"]],
  ["G", [1000, "M"]],
  ["M", [1000, "k"]],
  ["k", [1000, ""]],
  ["", [1000, "m"]],
]);

function otherQuantities(value: Json): readonly Json[] {
  const [, digits, unit = ""] = anyQuantity.exec(String(value)) ?? [];
  if (digits === undefined || (typeof value !== "string" && typeof value !== "number")) return [];
  const [factor, name] = smaller.get(unit) ?? [0, ""];
  // Thousandths have no smaller unit that anybody writes, but a decimal point.
  return factor === 0 ? [String(Number(digits) / 1000)] : [`${Number(digits) * factor}${name}`];
}

const durationParts = /(\d{1,6})(ms|s|m|h)/g;
const inMilliseconds: ReadonlyMap<string, number> = new Map([
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
]);
const units = [...inMilliseconds.keys()];

/** `1h` as `60m`, `1h30m` as `90m`: never in a larger unit, since the timeouts of Flux's sources know no hours. */
function otherDurations(value: string): readonly string[] {
  const parts = [...value.matchAll(durationParts)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== value) return [];
  let total = 0;
  for (const [, count, unit = ""] of parts) total += Number(count) * (inMilliseconds.get(unit) ?? 0);
  const least = Math.max(...parts.map(([, , unit = ""]) => units.indexOf(unit)));
  const unit = units[parts.length > 1 ? least : least + 1];
  const other = unit === undefined ? value : `${total / (inMilliseconds.get(unit) ?? 1)}${unit}`;
  return other === value ? [] : [other];
}
