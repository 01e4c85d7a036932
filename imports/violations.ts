import { quoted, suggest } from "../src/model/suggest.ts";
import { isList, isRecord, valueAt } from "./json.ts";
import type { Problem } from "./problem.ts";

/** One broken keyword of a schema, as ajv and the validators compiled by it report it. */
export interface Violation {
  /** The place that the keyword judged. */
  readonly path: readonly string[];
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Where the keyword stands in the schema. */
  readonly schemaPath: string;
  /** The fields that a closed object has, where the reporter knows them. */
  readonly fields: readonly string[];
}

/** Reads the errors of ajv, which its types leave open where they come from another package's copy. */
export function violationsOf(errors: unknown): readonly Violation[] {
  if (!isList(errors)) return [];
  return errors.filter(isRecord).map(({ instancePath, keyword, params, schemaPath, parentSchema }) => ({
    path: String(instancePath)
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
    keyword: String(keyword),
    params: isRecord(params) ? params : {},
    schemaPath: String(schemaPath),
    fields: isRecord(parentSchema) && isRecord(parentSchema.properties) ? Object.keys(parentSchema.properties) : [],
  }));
}

/** Violations as people read them: one problem per place and cause, none that only follows from another. */
export function problemsFrom(violations: readonly Violation[], object: unknown): readonly Problem[] {
  const alternatives = violations.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  const problems = new Map<string, Problem>();
  for (const violation of violations) {
    const here = violations.filter((other) => samePlace(other, violation));
    const wrongType = here.some(({ keyword }) => keyword === "type");
    // A value of the wrong type breaks every other keyword too; an alternative reports each of its branches.
    if (wrongType && !["type", "oneOf", "anyOf"].includes(violation.keyword)) {
      if (violation.keyword !== "format" || !alternatives.some((other) => samePlace(other, violation))) continue;
    }
    if (alternatives.some((whole) => whole !== violation && isBranch(violation, whole))) continue;
    const problem = problemOf(violation, violations, object);
    problems.set(JSON.stringify([problem.path, problem.message]), problem);
  }
  return [...problems.values()];
}

/** What to say of a field that a closed object does not have. */
export function unknownField(name: string, fields: readonly string[], elsewhere?: string): string {
  const meant = suggest(name, fields) ?? elsewhere;
  return `${quoted(name)} is no field here${meant === undefined ? "" : `; did you mean ${quoted(meant)}?`}`;
}

const samePlace = (one: Violation, other: Violation): boolean =>
  one.path.length === other.path.length && one.path.every((key, index) => key === other.path[index]);

/** The precompiled validators number their schema paths per function, so there the place has to tell. */
const isBranch = (violation: Violation, whole: Violation): boolean =>
  violation.schemaPath.startsWith(`${whole.schemaPath}/`) ||
  (whole.schemaPath === "#/oneOf" && samePlace(violation, whole));

function problemOf(violation: Violation, all: readonly Violation[], object: unknown): Problem {
  const { path, keyword, params } = violation;
  const value = valueAt(object, path);
  const shown = show(value, path, object);
  const { limit } = params;
  switch (keyword) {
    case "required": {
      const name = String(params.missingProperty);
      return { path: [...path, name], message: `${quoted(name)} is required and missing` };
    }
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      return { path: [...path, name], message: unknownField(name, violation.fields) };
    }
    case "type":
      return { path, message: wrongType(shown, value, [params.type].flat().join().split(",")) };
    case "enum":
      return { path, message: noChoice(shown, value, isList(params.allowedValues) ? params.allowedValues : []) };
    case "pattern":
      return { path, message: mismatch(shown, value, String(params.pattern)) };
    case "format":
      return { path, message: `${shown} is no ${formats[String(params.format)] ?? String(params.format)}` };
    case "minLength":
      return { path, message: value === "" ? `${shown} is empty` : `${shown} has fewer than ${limit} characters` };
    case "maxLength":
      return { path, message: `${shown} has more than ${limit} characters` };
    case "minimum":
      return { path, message: `${shown} is less than ${limit}` };
    case "maximum":
      return { path, message: `${shown} is more than ${limit}` };
    case "exclusiveMinimum":
      return { path, message: `${shown} is not more than ${limit}` };
    case "exclusiveMaximum":
      return { path, message: `${shown} is not less than ${limit}` };
    case "multipleOf":
      return { path, message: `${shown} is no multiple of ${params.multipleOf}` };
    case "minItems":
    case "minProperties":
      return { path, message: `fewer than ${limit} ${limit === 1 ? "entry" : "entries"}` };
    case "maxItems":
    case "maxProperties":
      return { path, message: `more than ${limit} ${limit === 1 ? "entry" : "entries"}` };
    case "oneOf":
    case "anyOf": {
      const branches = all.filter((other) => other !== violation && isBranch(other, violation));
      const format = branches.find((other) => other.keyword === "format");
      if (format !== undefined) return problemOf(format, [], object);
      const types = branches.filter((other) => other.keyword === "type" && samePlace(other, violation));
      if (types.length > 0)
        return {
          path,
          message: wrongType(
            shown,
            value,
            types.map(({ params: { type } }) => String(type)),
          ),
        };
      const reasons = new Set(branches.map((branch) => problemOf(branch, [], object).message));
      return { path, message: `none of the alternatives holds: ${[...reasons].join("; ")}` };
    }
    default:
      return { path, message: `${shown} breaks the rule "${keyword}"` };
  }
}

/** A value as messages print it; what a Secret holds is never printed. */
function show(value: unknown, path: readonly string[], object: unknown): string {
  const secret = isRecord(object) && object.kind === "Secret" && (path[0] === "data" || path[0] === "stringData");
  if (secret) return "the value";
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return "a list";
  return isRecord(value) ? "an object" : String(value);
}

const typeNames: Readonly<Record<string, string>> = {
  array: "list",
  boolean: "boolean (true or false)",
  integer: "whole number",
  null: "null",
  number: "number",
  object: "object",
  string: "string",
};

function wrongType(shown: string, value: unknown, types: readonly string[]): string {
  const wanted = types.filter((type) => type !== "null" || types.length === 1).map((type) => typeNames[type] ?? type);
  const list = wanted.length === 1 ? `no ${wanted[0]}` : `neither ${wanted.join(" nor ")}`;
  const hidden = shown === "the value";
  const quote =
    !hidden &&
    types.includes("string") &&
    (typeof value === "number" || (typeof value === "boolean" && types.length === 1));
  const unquote =
    types.some((type) => type === "integer" || type === "number") &&
    (typeof value === "string" || typeof value === "number") &&
    /^-?\d+$/.test(`${value}`);
  const hint = quote
    ? `; write it in quotes: "${value}"`
    : unquote && typeof value === "string"
      ? "; remove the quotes"
      : "";
  return `${shown} is ${list}${hint}`;
}

function noChoice(shown: string, value: unknown, choices: readonly unknown[]): string {
  const texts = choices.map((choice) => (typeof choice === "string" ? quoted(choice) : String(choice)));
  const meant =
    typeof value === "string"
      ? suggest(
          value,
          choices.filter((choice) => typeof choice === "string"),
        )
      : undefined;
  // A list that nobody reads to its end helps less than the one word that was meant.
  if (texts.length > 16 && meant !== undefined)
    return `${shown} is none of the ${texts.length} choices; did you mean ${quoted(meant)}?`;
  return `${shown} is none of ${texts.join(", ")}`;
}

const duration = /^\^\(\[0-9\]\+\(\\\.\[0-9\]\+\)\?\(([a-z|]+)\)\)\+\$$/;
const scheme = /^\^\(?([a-z|]+)\)?:\/\/\.\*\$$/;
const shortAddress = /^(?:[\w.-]+@)[\w.-]+:(?!\/\/)(.+)$/;

function mismatch(shown: string, value: unknown, pattern: string): string {
  const units = duration.exec(pattern)?.[1]?.split("|");
  if (units !== undefined) return `${shown} is no duration such as "1m30s"; its units are ${units.join(", ")}`;
  const schemes = scheme.exec(pattern)?.[1]?.split("|");
  if (schemes === undefined) return `${shown} does not match ${pattern}`;
  const begins = `${shown} does not begin with ${schemes.map((name) => `"${name}://"`).join(", ")}`;
  if (typeof value !== "string" || !schemes.includes("ssh") || !shortAddress.test(value)) return begins;
  return `${begins}; write ${quoted(`ssh://${value.replace(/:(?=[^:]*$)/, "/")}`)}`;
}

const formats: Readonly<Record<string, string>> = {
  byte: "base64 text",
  date: 'date such as "2026-01-31"',
  "date-time": 'time such as "2026-01-31T12:00:00Z"',
  duration: 'duration such as "1h30m"',
  int32: "whole number of 32 bits",
  int64: "whole number of 64 bits",
  ipv4: "IPv4 address",
  quantity: 'quantity such as "500m" or "256Mi"',
  uuid: "UUID",
};
