import type { ErrorObject } from "ajv";
import { listChoices, quoted, suggest } from "../suggest.ts";
import { choose } from "./choose.ts";
import { expected } from "./expected.ts";
import { explainName, explainNames } from "./explain-name.ts";
import { formatNamed } from "./formats.ts";
import { keysOf } from "./json-pointer.ts";
import { repeated } from "./keywords.ts";
import { own, valueAt } from "./record.ts";
import { schemaAt } from "./schema-at.ts";
import type { ShapeRule } from "./shape-rules.ts";
import { both, shown, subject } from "./words.ts";

/** What is to be said about one error of ajv's. */
export interface Explanation {
  readonly rule: ShapeRule;
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
  /** The field that is missing below `path`, or those of which one is. */
  readonly lacks?: readonly string[];
  /** The field that an unknown one was likely meant to be. */
  readonly meant?: string;
}

/** What errors are read against: the policy and the schema that it broke. */
export interface Ground {
  readonly policy: unknown;
  readonly schema: unknown;
}

/** An error as a finding says it; nothing for an error that only repeats another one. */
export function explain(error: ErrorObject, { policy, schema }: Ground): Explanation | undefined {
  const path = keysOf(error.instancePath);
  const broken = schemaAt(schema, policy, path);
  const value = valueAt(policy, path);
  const what = (part: unknown): string => expected(part, schema, policy, path);
  switch (error.keyword) {
    case "if":
      return undefined;
    case "required":
      return missing(path, text(error, "missingProperty"), broken, what, policy);
    case "additionalProperties":
      return unknownField(path, error, broken);
    case "variants":
      return noVariant(path, texts(error, "present"), texts(error, "selectors"));
    case "enum": {
      const choices = texts(error, "allowedValues");
      const hint =
        typeof value === "string" ? choose(value, choices, "remove it") : `write ${listChoices(choices, 20)}`;
      return {
        rule: "policy/not-a-choice",
        path,
        message: `${subject(path)} is ${shown(value)}, not ${listChoices(choices, 20)}`,
        hint,
      };
    }
    case "text":
      return typeof value === "string"
        ? misspelt(path, value, broken, what)
        : wrongType(path, value, "text", what(broken));
    case "count":
      return typeof value === "number" && Number.isFinite(value)
        ? {
            rule: "policy/format",
            path,
            message: `${subject(path)} is ${value}, not ${what(broken)}`,
            hint: `write ${what(broken)}`,
          }
        : wrongType(path, value, "a whole number", what(broken));
    case "name":
      return typeof value === "string"
        ? explainName(path, value, own(broken, "name"), policy)
        : wrongType(path, value, "a name", what(broken));
    case "names":
      return explainNames(path, text(error, "key"), own(broken, "names"), policy);
    case "distinct": {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      const position = String(repeated(list) ?? 0);
      return {
        rule: "policy/duplicate-name",
        path: [...path, position],
        message: `${subject(path)} holds ${shown(own(list, position))} twice`,
        hint: "remove one of them",
      };
    }
    case "minItems":
    case "maxItems":
      return wrongLength(path, value, error);
    case "scalar":
      return wrongType(path, value, what(broken), what(broken));
    case "function":
      return wrongType(path, value, "a function", what(broken));
    case "entries":
      return wrongType(path, value, "an object", "an object");
    default:
      return wrongType(path, value, typeWords.get(text(error, "type")) ?? what(broken), what(broken));
  }
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ["object", "an object"],
  ["array", "a list"],
]);

function wrongLength(path: readonly string[], value: unknown, { params }: ErrorObject): Explanation {
  const at = { rule: "policy/format", path } as const;
  const count = Array.isArray(value) ? value.length : 0;
  if (params.limit === 1)
    return { ...at, message: `${subject(path)} is an empty list`, hint: "write at least one value" };
  return {
    ...at,
    message: `${subject(path)} has ${count === 1 ? "1 item" : `${count} items`}, not 2`,
    hint: "name the two environments that must stay in step",
  };
}

function wrongType(path: readonly string[], value: unknown, wanted: string, what: string): Explanation {
  return {
    rule: "policy/wrong-type",
    path,
    message: `${subject(path)} is ${shown(value)}, not ${wanted}`,
    hint: conversion(path, value, wanted) ?? `write ${what}`,
  };
}

/** What turns the value into the right one, where that is plain. */
function conversion(path: readonly string[], value: unknown, wanted: string): string | undefined {
  const field = path.at(-1) ?? "";
  if (shown(value) === "a Promise") return "await the value before it is put here";
  if (wanted === "text" && (typeof value === "number" || typeof value === "boolean"))
    return `write it in quotes: ${quoted(String(value))}`;
  if (wanted === "a whole number" && typeof value === "string" && /^\d{1,15}$/.test(value))
    return `write it without quotes: ${value}`;
  if (wanted === "a list" && typeof value === "string") return `put it into a list: [${quoted(value)}]`;
  if (wanted === "a function" && typeof value === "object" && value !== null)
    return `return it from a function: ${field}: () => (…)`;
  return undefined;
}

function misspelt(
  path: readonly string[],
  value: string,
  broken: unknown,
  what: (part: unknown) => string,
): Explanation {
  const format = formatNamed(own(broken, "text"));
  const problem = format?.problem(value) ?? `${quoted(value)} does not fit`;
  const hint = format?.hint ?? `write ${what(broken)}`;
  return { rule: "policy/format", path, message: `${subject(path)}: ${problem}`, hint };
}

function missing(
  path: readonly string[],
  field: string,
  broken: unknown,
  what: (part: unknown) => string,
  policy: unknown,
): Explanation {
  const ofCluster = field === "in" && own(valueAt(policy, path), "scope") === "cluster";
  // The default of a varying value is what its other values are.
  const part = own(own(broken, "properties"), field) ?? own(broken, "additionalProperties");
  return {
    rule: "policy/missing-field",
    path,
    message: ofCluster
      ? `${subject(path)} has the scope "cluster" and no "in"`
      : `${subject(path)} has no ${quoted(field)}`,
    hint: ofCluster
      ? `add "in", a list of clusters: ${listChoices(Object.keys(asObject(own(policy, "clusters"))))}`
      : `add ${quoted(field)}, ${what(part)}`,
    lacks: [field],
  };
}

function unknownField(path: readonly string[], error: ErrorObject, broken: unknown): Explanation {
  const field = text(error, "additionalProperty");
  const [owners, form] = [texts(error, "owners"), error.params.form];
  const known =
    error.params.fields === undefined ? Object.keys(asObject(own(broken, "properties"))) : texts(error, "fields");
  const at = { rule: "policy/unknown-field", path: [...path, field] } as const;
  if (owners.length > 0 && typeof form === "string") {
    return {
      ...at,
      message: `${subject(path)} has ${quoted(field)}, which goes with ${listChoices(owners)} and not with ${quoted(form)}`,
      hint: "remove it",
    };
  }
  const meant = suggest(field, known);
  const message = `${subject(path)} has ${quoted(field)}, which is no field of it`;
  if (meant !== undefined) return { ...at, message, hint: `did you mean ${quoted(meant)}?`, meant };
  return { ...at, message, hint: `remove it, or choose one of ${listChoices(known, 20)}` };
}

function noVariant(path: readonly string[], present: readonly string[], selectors: readonly string[]): Explanation {
  const at = { rule: "policy/one-of", path } as const;
  if (present.length === 0) {
    return {
      ...at,
      message: `${subject(path)} has none of ${both(selectors)}`,
      hint: `add ${listChoices(selectors)}`,
      lacks: selectors,
    };
  }
  return {
    ...at,
    message: `${subject(path)} has ${both(present)}, which exclude each other`,
    hint: "keep one and remove the rest",
  };
}

const asObject = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

const text = (error: ErrorObject, parameter: string): string => String(error.params[parameter] ?? "");

function texts(error: ErrorObject, parameter: string): readonly string[] {
  const value: unknown = error.params[parameter];
  return Array.isArray(value) ? value.map(String) : [];
}
