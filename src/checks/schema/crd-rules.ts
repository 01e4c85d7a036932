import { Environment, EvaluationError, type ParseResult } from "@marcbachmann/cel-js";
import { isList, isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { quoted } from "../../model/suggest.ts";

/** What the CEL rules of a schema say about one object. */
export interface Verdict {
  readonly problems: readonly Problem[];
  /** Rules that could neither be kept nor be broken. */
  readonly notEvaluated: readonly Problem[];
}

/** All rules of a schema, ready to judge, and those that no object can be judged by. */
export interface SchemaRules {
  readonly judge: (object: unknown) => Verdict;
  readonly notEvaluated: readonly Problem[];
}

interface Rule {
  readonly text: string;
  readonly message: string;
  /** Where in the object the message belongs, below what the rule is about. */
  readonly field: readonly string[];
  readonly evaluate: ParseResult;
  readonly describe: ParseResult | undefined;
}

/** One level of a schema; levels without a rule at or below them are left out. */
interface Level {
  readonly schema: unknown;
  readonly rules: readonly Rule[];
  readonly properties: ReadonlyMap<string, Level>;
  /** The level of every entry of a list or map. */
  readonly entries: Level | undefined;
}

const environment = new Environment({
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
}).registerVariable("self", "dyn");

/** Reads the `x-kubernetes-validations` of a schema, at any depth. `path` is where the schema stands in the CRD. */
export function schemaRules(schema: unknown, path: readonly string[]): SchemaRules {
  const notEvaluated: Problem[] = [];
  const top = level(schema, path, notEvaluated);
  return {
    notEvaluated,
    judge: (object) => {
      const verdict = { problems: [], notEvaluated: [] };
      if (top !== undefined) judge(top, object, [], verdict);
      return verdict;
    },
  };
}

function level(schema: unknown, path: readonly string[], notEvaluated: Problem[]): Level | undefined {
  if (!isRecord(schema)) return undefined;
  const own = schema["x-kubernetes-validations"];
  const rules = (isList(own) ? own : []).flatMap((raw, index) =>
    read(raw, [...path, "x-kubernetes-validations", String(index)], notEvaluated),
  );
  const properties = new Map<string, Level>();
  for (const [name, child] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
    const below = level(child, [...path, "properties", name], notEvaluated);
    if (below !== undefined) properties.set(name, below);
  }
  const entriesIn = isRecord(schema.items) ? "items" : "additionalProperties";
  const entries = level(schema[entriesIn], [...path, entriesIn], notEvaluated);
  if (rules.length === 0 && properties.size === 0 && entries === undefined) return undefined;
  return { schema, rules, properties, entries };
}

function read(raw: unknown, path: readonly string[], notEvaluated: Problem[]): readonly Rule[] {
  const text = isRecord(raw) ? raw.rule : undefined;
  if (!isRecord(raw) || typeof text !== "string") {
    notEvaluated.push({ path, message: "the rule is not evaluated: it has no text" });
    return [];
  }
  // Rules about a change say nothing about an object on its own.
  if (/\boldSelf\b/.test(text)) return [];
  const { valid, error } = environment.check(text);
  if (!valid) {
    notEvaluated.push({ path, message: `the rule ${quoted(text)} is not evaluated: ${firstLine(error)}` });
    return [];
  }
  const { message, messageExpression, fieldPath } = raw;
  const describe =
    typeof messageExpression === "string" && environment.check(messageExpression).valid
      ? environment.parse(messageExpression)
      : undefined;
  const field =
    typeof fieldPath === "string" && /^(?:\.[A-Za-z_]\w*)+$/.test(fieldPath) ? fieldPath.slice(1).split(".") : [];
  return [
    {
      text,
      message: typeof message === "string" ? message.trim() : `the rule ${quoted(text)} is broken`,
      field,
      evaluate: environment.parse(text),
      describe,
    },
  ];
}

function judge(
  at: Level,
  value: unknown,
  path: readonly string[],
  verdict: { problems: Problem[]; notEvaluated: Problem[] },
): void {
  if (value === undefined || value === null) return;
  const self = at.rules.length === 0 ? undefined : celValue(value, at.schema);
  for (const rule of at.rules) {
    const place = [...path, ...rule.field];
    const kept = attempt(rule.evaluate, self);
    if (kept.value === true) continue;
    // The API server refuses an object, too, when a rule reads a field that the object lacks.
    if (kept.value === false || kept.code === "no_such_key")
      verdict.problems.push({ path: place, message: describe(rule, self) });
    else
      verdict.notEvaluated.push({
        path: place,
        message: `the rule ${quoted(rule.text)} is not evaluated: ${kept.reason}`,
      });
  }
  for (const [name, below] of at.properties) {
    if (isRecord(value) && Object.hasOwn(value, name)) judge(below, value[name], [...path, name], verdict);
  }
  if (at.entries === undefined || (!isList(value) && !isRecord(value))) return;
  for (const [key, entry] of Object.entries(value)) {
    if (isList(value) || !at.properties.has(key)) judge(at.entries, entry, [...path, key], verdict);
  }
}

function describe(rule: Rule, self: unknown): string {
  const text = rule.describe === undefined ? undefined : attempt(rule.describe, self).value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : rule.message;
}

function attempt(
  expression: ParseResult,
  self: unknown,
): { readonly value?: unknown; readonly code?: string; readonly reason: string } {
  try {
    return { value: expression({ self }), reason: "it is no condition" };
  } catch (error) {
    return { ...(error instanceof EvaluationError ? { code: error.code } : {}), reason: firstLine(error) };
  }
}

const firstLine = (error: unknown): string =>
  error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);

/** A value with the types that its schema gives it: CEL tells whole numbers, numbers and times apart. */
function celValue(value: unknown, schema: unknown): unknown {
  const { properties, additionalProperties, items, type, format, ...rest } = isRecord(schema) ? schema : {};
  if (isList(value)) return value.map((entry) => celValue(entry, items));
  if (isRecord(value)) {
    const fields = isRecord(properties) ? properties : {};
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) =>
        Object.hasOwn(fields, key)
          ? [celName(key), celValue(child, fields[key])]
          : [key, celValue(child, additionalProperties)],
      ),
    );
  }
  const whole = type === "integer" || rest["x-kubernetes-int-or-string"] === true || type === undefined;
  if (typeof value === "number" && whole && Number.isInteger(value)) return BigInt(value);
  if (typeof value === "string" && format === "date-time" && !Number.isNaN(Date.parse(value))) return new Date(value);
  return value;
}

/** Kubernetes' escapes for field names that are no identifiers of CEL. */
const reserved: ReadonlySet<string> = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

function celName(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  return name
    .replaceAll("__", "__underscores__")
    .replaceAll(".", "__dot__")
    .replaceAll("-", "__dash__")
    .replaceAll("/", "__slash__");
}
