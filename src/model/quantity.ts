import { quoted } from "./suggest.ts";

/**
 * A Kubernetes quantity, exactly. Source: `k8s.io/apimachinery/pkg/api/resource.Quantity`:
 * whole multiples of 10⁻⁹, anything finer rounds away from zero.
 */
export interface Quantity {
  /** Billionths of the unit (a core, a byte, a piece). */
  readonly nano: bigint;
  /** How it was written, and so how `formatQuantity` prints it: `Ki`, `Mi` … or `m`, `k` …. */
  readonly scale: "binary" | "decimal";
}

const one = 1_000_000_000n;
const binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"] as const;
const shape = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,3})?$/;

/** Longer than any quantity a cluster could mean; keeps hostile numbers cheap. */
const longest = 64;

/**
 * Reads `"100m"`, `"0.1"`, `"1Gi"`, `"1e3"`, `"1E"`, `5` or `0.5`; nothing when it is no quantity.
 * An exponent beyond ±99 is none, although Kubernetes would take it.
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > longest) return undefined;
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", suffix = ""] = match;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  const base2 = binary.findIndex((each) => each !== "" && each === suffix);
  const exponent = base2 > 0 ? 0 : exponentOf(suffix);
  if (Math.abs(exponent) > 99) return undefined;
  const factor = base2 > 0 ? 1024n ** BigInt(base2) : 1n;
  // digits × factor × 10^(exponent + 9 − fraction.length)
  const power = exponent + 9 - fraction.length;
  const product = BigInt(digits) * factor;
  const nano = power >= 0 ? product * 10n ** BigInt(power) : divideUp(product, 10n ** BigInt(-power));
  return { nano: sign === "-" ? -nano : nano, scale: base2 > 0 ? "binary" : "decimal" };
}

/** Why a value is no quantity and what was likely meant, or nothing when it is one. */
export function quantityProblem(value: unknown): string | undefined {
  if (parseQuantity(value) !== undefined) return undefined;
  const rule = 'a quantity is a number with an optional unit, as "250m", "2", "512Mi" or "1Gi"';
  if (typeof value !== "string") return typeof value === "number" ? `${value} is not finite; ${rule}` : rule;
  const meant = likely(value);
  return `${quoted(value)} is no quantity; ${meant === undefined ? rule : `write ${meant}`}`;
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`: `1Gi` equals `1024Mi`. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  return left.nano < right.nano ? -1 : left.nano > right.nano ? 1 : 0;
}

/** Whether two quantities are the same amount, however written. */
export function equalQuantities(left: Quantity, right: Quantity): boolean {
  return left.nano === right.nano;
}

/** The sum; written in binary units when either part is. */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  const scale = left.scale === "binary" || right.scale === "binary" ? "binary" : "decimal";
  return { nano: left.nano + right.nano, scale };
}

/** So many times the quantity; nothing when `times` is not a whole number. */
export function multiplyQuantity(quantity: Quantity, times: number): Quantity | undefined {
  if (!Number.isSafeInteger(times)) return undefined;
  return { nano: quantity.nano * BigInt(times), scale: quantity.scale };
}

/**
 * The shortest spelling without a fraction, as the API server prints it: `1536Mi`, `1Gi`, `250m`, `2`, `10k`.
 * `parseQuantity` reads the same amount back.
 */
export function formatQuantity(quantity: Quantity, scale: Quantity["scale"] = quantity.scale): string {
  const { nano } = quantity;
  if (nano === 0n) return "0";
  const inBytes = scale === "binary" && nano % one === 0n;
  const [units, step] = inBytes ? [binary, 1024n] : [decimal, 1000n];
  let amount = inBytes ? nano / one : nano;
  let unit = 0;
  while (unit < units.length - 1 && amount % step === 0n) {
    amount /= step;
    unit += 1;
  }
  return `${amount}${units[unit] ?? ""}`;
}

function exponentOf(suffix: string): number {
  if (suffix.length > 1) return Number(suffix.slice(1));
  return 3 * (decimal.findIndex((each) => each === suffix) - 3);
}

function divideUp(amount: bigint, by: bigint): bigint {
  return amount / by + (amount % by === 0n ? 0n : 1n);
}

/** What somebody meant who wrote `512MB`, `1 Gi`, `2gb` or `1K`. */
function likely(value: string): string | undefined {
  const match = /^\s*(\d{1,15}(?:\.\d{1,9})?)\s*([kmgtpe])(i?)b?\s*$/i.exec(value);
  const [, number, letter = "", i] = match ?? [];
  if (number === undefined) return undefined;
  const prefix = letter === "m" && !/b\s*$/i.test(value) && i === "" ? "m" : letter.toUpperCase();
  if (prefix === "m") return quoted(`${number}m`);
  if (i !== "") return quoted(`${number}${prefix}i`);
  return `${quoted(`${number}${prefix}i`)} (of 1024) or ${quoted(`${number}${prefix === "K" ? "k" : prefix}`)} (of 1000)`;
}
