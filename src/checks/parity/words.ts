import { isList, isRecord } from "../../../imports/json.ts";
import type { RenderedPlace } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import type { Problem } from "../rule.ts";
import { fieldName } from "./diff/field-name.ts";
import { same } from "./diff/same.ts";
import { type Input, title } from "./inputs.ts";
import type { Judged } from "./judge.ts";

/** Longer values say less than their beginning. */
const longest = 60;

/** A value in a message: short, and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "bigint") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  if (text.length <= longest) return text;
  if (isList(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `an object with ${Object.keys(value).slice(0, 3).join(", ")}`;
  // No character is cut in two.
  return typeof value === "string"
    ? JSON.stringify(`${value.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…`)
    : text;
}

/** `1 field`, `7 fields`. */
export const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

type Placed = Pick<Judged, "path" | "upper" | "parts">;

/**
 * Of several places those that a reader can look up, where there are any, and each object once: the order in which an
 * Application comes is compared by itself, and is read in the Application.
 */
export function readable<Each extends Placed>(spots: readonly Each[]): readonly Each[] {
  const written = spots.filter((each) => renderedPlace(each) !== undefined);
  const places = new Map<string, Each>();
  for (const each of written.length === 0 ? spots : written) {
    const { parts, path } = each;
    const id = (parts.upper ?? parts.lower)?.id ?? "";
    const object = id.replace(/^wave\//, "");
    const key = JSON.stringify([object, path]);
    if (object === id || !places.has(key)) places.set(key, each);
  }
  return [...places.values()];
}

/** The first place that a reader can look up, and all others. */
export function places(spots: readonly Placed[]): Pick<Problem, "rendered" | "more"> {
  const [rendered, ...more] = readable(spots).flatMap((each) => renderedPlace(each) ?? []);
  return { ...(rendered === undefined ? {} : { rendered }), ...(more.length === 0 ? {} : { more }) };
}

/** How many objects and how many fields: `["1 object", "3 fields"]`, without what there is none of. */
export function amounts(spots: readonly Pick<Judged, "path">[]): readonly string[] {
  const objects = spots.filter(({ path }) => path.length === 0).length;
  const fields = spots.length - objects;
  return [...(objects === 0 ? [] : [counted(objects, "object")]), ...(fields === 0 ? [] : [counted(fields, "field")])];
}

/** What two environments have as an input. */
export function contrast(fleet: AnyFleet, input: Input, lower: string, upper: string): string {
  const { path } = input;
  const [area, name, property] = path;
  const [here, there] = has(input.upper) ? [upper, lower] : [lower, upper];
  if (path.length === 2 && area === "components")
    return fleet.components[name ?? ""]?.scope === "cluster"
      ? `${name} runs in the cluster of ${here} and not in that of ${there}`
      : `${name} runs in ${here} and not in ${there}`;
  if (path.length === 2 && area === "notifications")
    return `the notification ${name} tells of ${here} and not of ${there}`;
  if (name === "waitsFor" && (input.lower === undefined || input.upper === undefined))
    return `${here} waits for another environment, ${there} does not`;
  if (area === "cluster" && property === "receiver") {
    const [one, other] = [here, there].map((each) => fleet.environments[each]?.cluster);
    return `${one} has a webhook, ${other} has none`;
  }
  return `${upper} has ${shown(input.upper)} as ${title(input)}, ${lower} has ${shown(input.lower)}`;
}

/** Whether a side has what the other one has not. */
const has = (value: unknown): boolean => value !== undefined && value !== false;

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
