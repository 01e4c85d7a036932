import { isList, isRecord } from "../../../imports/json.ts";
import type { RenderedPlace } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { orderValues } from "./diff/compare-values.ts";
import { fieldName } from "./diff/field-name.ts";
import { same } from "./diff/same.ts";
import { type Input, title } from "./inputs.ts";
import type { Judged } from "./judge.ts";

/** Longer values say less than their beginning. */
const longest = 60;

/** A value in a message: short, and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  if (text.length <= longest) return text;
  if (isList(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `an object with ${Object.keys(value).slice(0, 3).join(", ")}`;
  return `${text.slice(0, longest)}…`;
}

/** `1 field`, `7 fields`. */
export const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

/** What two environments have as an input. */
export function contrast(input: Input, lower: string, upper: string): string {
  const { path } = input;
  if (path.length === 2 && (path[0] === "components" || path[0] === "notifications")) {
    const [here, there] = input.upper === undefined ? [lower, upper] : [upper, lower];
    return path[0] === "components"
      ? `${path[1]} runs in ${here} and not in ${there}`
      : `the notification ${path[1]} tells of ${here} and not of ${there}`;
  }
  if (path[1] === "waitsFor") {
    const [one, other] = input.upper === undefined ? [lower, upper] : [upper, lower];
    if (input.lower === undefined || input.upper === undefined)
      return `${one} waits for another environment, ${other} does not`;
  }
  return `${upper} has ${shown(input.upper)} as ${title(input)}, ${lower} has ${shown(input.lower)}`;
}

/** What a field is on both sides: `spec.replicas of Deployment web is 3 in production and 1 in staging`. */
export function difference({ found, path, lower, upper, parts }: Judged, names: readonly [string, string]): string {
  return fieldContrast(path, found.kind, { lower, upper }, parts, names);
}

export function fieldContrast(
  path: readonly string[],
  kind: "changed" | "added" | "removed" | "order",
  values: { readonly lower: unknown; readonly upper: unknown },
  parts: Judged["parts"],
  [lower, upper]: readonly [string, string],
): string {
  const name = (parts.upper ?? parts.lower)?.title ?? "an object";
  if (path.length === 0) {
    const [here, there] = values.upper === undefined ? [lower, upper] : [upper, lower];
    return `${name} is in ${here} and not in ${there}`;
  }
  const field = `${fieldName(path)} of ${name}`;
  if (kind === "order") return `${field} has another order in ${upper} than in ${lower}`;
  // A name of the one, written out in the other.
  if (same(values.lower, values.upper))
    return `${field} is ${shown(values.upper)} in both, made of names in one of ${lower} and ${upper} alone`;
  return `${field} is ${shown(values.upper)} in ${upper} and ${shown(values.lower)} in ${lower}`;
}

/** Where a difference is to be read: on the side that receives versions, or where alone there is something. */
export function renderedPlace({
  path,
  upper,
  parts,
}: Pick<Judged, "path" | "upper" | "parts">): RenderedPlace | undefined {
  const [first, second] = upper === undefined ? [parts.lower, parts.upper] : [parts.upper, parts.lower];
  const part = first === undefined || first.file === "" ? second : first;
  if (part === undefined || part.file === "") return undefined;
  return path.length === 0 ? { file: part.file } : { file: part.file, field: fieldName(path) };
}

/** An allowance that would cover an input, as one writes it. */
export function allowanceFor({ path: [area = "", name = "", ...rest], lower, upper }: Input): string {
  const order = orderValues(upper, lower);
  const ordered = lower !== undefined && upper !== undefined && order !== undefined && order !== 0;
  const relation = ordered ? `, relation: "${order > 0 ? "atLeast" : "atMost"}"` : "";
  const key = (): string => {
    switch (area) {
      case "settings":
        return `setting: "${[name, ...rest].join(".")}"`;
      case "components":
        return `component: "${name}", property: "${rest[0] ?? "in"}"`;
      case "environment":
        return `environment: "${[name, ...rest].slice(0, name === "quota" && rest[0] === "objects" ? 2 : 3).join(".")}"`;
      default:
        return `environment: "${area}"`;
    }
  };
  return `{ ${key()}${relation}, reason: "…" }`;
}

/** An allowance that would cover a rendered field, as one writes it. */
export function fieldAllowanceFor({ unit, path, parts }: Pick<Judged, "unit" | "path" | "parts">): string {
  const kind = (parts.upper ?? parts.lower)?.kind ?? "";
  const of = kind === "" ? "" : `, kind: "${kind.slice(kind.lastIndexOf("/") + 1)}"`;
  return `{ field: "${fieldName(path)}"${of}${unit === "" ? "" : `, component: "${unit}"`}, reason: "…" }`;
}

/** The function of a component that a rendered field comes from, as far as that can be told. */
export function functionOf(fleet: AnyFleet, unit: string, path: readonly string[], kind: string): readonly string[] {
  const component = fleet.components[unit];
  if (component === undefined) return [];
  const functions = Object.entries(component).flatMap(([key, value]) => (typeof value === "function" ? [key] : []));
  const [only = ""] = functions;
  if (functions.length === 1) return ["components", unit, only];
  const field = path.join(".");
  const guess = [
    ["env", /\benv\b/],
    ["envFrom", /envFrom/],
    ["host", /rules|host/],
    ["tlsSecret", /tls/],
    ["secrets", /^secrets/],
    ["values", /./],
  ] as const;
  const found = guess.find(([name, pattern]) => functions.includes(name) && pattern.test(`${field} ${kind}`));
  return found === undefined ? ["components", unit] : ["components", unit, found[0]];
}
