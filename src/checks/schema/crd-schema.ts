import { isList, isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { quoted } from "../../model/suggest.ts";

type Json = Readonly<Record<string, unknown>>;

/** A schema that ajv compiles, and what had to be left out of it. */
export interface ClosedSchema {
  readonly schema: Json;
  /** Defects of the CRD itself. */
  readonly problems: readonly Problem[];
  /** What is right in the CRD and cannot be judged here. */
  readonly notEvaluated: readonly Problem[];
}

const types: ReadonlySet<unknown> = new Set(["array", "boolean", "integer", "number", "object", "string"]);
const bounds: readonly string[] = [
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
];
const junctors: readonly string[] = ["allOf", "anyOf", "oneOf"];

const texts = { type: "object", additionalProperties: { type: "string" } };
/** The part of every object that no CRD describes. */
const metadataFields: Json = {
  annotations: texts,
  creationTimestamp: {},
  finalizers: { type: "array", items: { type: "string" } },
  generateName: { type: "string" },
  labels: texts,
  name: { type: "string" },
  namespace: { type: "string" },
  ownerReferences: { type: "array", items: { type: "object" } },
};

/**
 * A CRD's schema as ajv needs it, with every object closed that the API server would prune: all but those with
 * `additionalProperties`, `x-kubernetes-preserve-unknown-fields` or `x-kubernetes-embedded-resource`.
 * `path` is where the schema stands in the CRD.
 */
export function closedSchema(root: unknown, path: readonly string[], hasStatus: boolean): ClosedSchema {
  const problems: Problem[] = [];
  const notEvaluated: Problem[] = [];
  const wrong = (place: readonly string[], message: string) => void problems.push({ path: place, message });

  /** `judging` is inside `anyOf` and the like, where a schema only adds conditions and closes nothing. */
  function convert(raw: unknown, place: readonly string[], judging: boolean): Json {
    if (!isRecord(raw)) {
      wrong(place, "this is no schema");
      return {};
    }
    const schema: Record<string, unknown> = {};
    const intOrString = raw["x-kubernetes-int-or-string"] === true;
    const open = raw["x-kubernetes-preserve-unknown-fields"] === true || raw["x-kubernetes-embedded-resource"] === true;
    const { type, nullable } = raw;

    if (intOrString) schema.type = ["integer", "string"];
    else if (types.has(type)) schema.type = [type];
    else if (type !== undefined) wrong([...place, "type"], `${quoted(String(type))} is no type`);
    else if (!open && !judging) wrong([...place, "type"], '"type" is required and missing');
    if (nullable === true && isList(schema.type)) schema.type = [...schema.type, "null"];

    for (const bound of bounds) {
      const limit = raw[bound];
      if (typeof limit === "number") schema[bound] = limit;
      else if (limit !== undefined) wrong([...place, bound], `${quoted(bound)} is no number`);
    }
    // OpenAPI 3.0 has a flag beside the bound, JSON Schema has a bound of its own.
    for (const [flag, bound] of [
      ["exclusiveMinimum", "minimum"],
      ["exclusiveMaximum", "maximum"],
    ] as const) {
      if (raw[flag] !== true || schema[bound] === undefined) continue;
      schema[flag] = schema[bound];
      delete schema[bound];
    }
    const { enum: choices, format, pattern, required } = raw;
    if (isList(choices) && choices.length > 0)
      schema.enum = nullable === true ? [...new Set([...choices, null])] : [...new Set(choices)];
    else if (choices !== undefined) wrong([...place, "enum"], '"enum" is no list of choices');
    if (typeof format === "string") schema.format = format;
    if (typeof pattern === "string") {
      if (isPattern(pattern)) schema.pattern = pattern;
      else
        notEvaluated.push({
          path: [...place, "pattern"],
          message: `the pattern ${quoted(pattern)} is not evaluated: JavaScript cannot read it`,
        });
    }
    if (isList(required)) schema.required = [...new Set(required.map(String))];
    else if (required !== undefined) wrong([...place, "required"], '"required" is no list of fields');

    for (const junctor of junctors) {
      const branches = raw[junctor];
      // The two types that `x-kubernetes-int-or-string` stands for are spelt out again in most CRDs.
      if (branches === undefined || (intOrString && junctor === "anyOf")) continue;
      if (isList(branches) && branches.length > 0)
        schema[junctor] = branches.map((branch, index) => convert(branch, [...place, junctor, String(index)], true));
      else wrong([...place, junctor], `${quoted(junctor)} is no list of schemas`);
    }
    if (raw.not !== undefined) schema.not = convert(raw.not, [...place, "not"], true);
    if (raw.items !== undefined) schema.items = convert(raw.items, [...place, "items"], judging);

    const { properties, additionalProperties } = raw;
    if (isRecord(properties)) {
      schema.properties = Object.fromEntries(
        Object.entries(properties).map(([name, child]) => [
          name,
          convert(child, [...place, "properties", name], judging),
        ]),
      );
    } else if (properties !== undefined) wrong([...place, "properties"], '"properties" is no map of fields');
    if (isRecord(additionalProperties))
      schema.additionalProperties = convert(additionalProperties, [...place, "additionalProperties"], judging);
    else if (additionalProperties !== true && type === "object" && !open && !judging)
      schema.additionalProperties = false;
    return schema;
  }

  const schema = convert(root, path, false);
  return { schema: asObject(schema, hasStatus), problems, notEvaluated };
}

/** Adds what every object has, and takes away what only its controller may write. */
function asObject(schema: Json, hasStatus: boolean): Json {
  const { status, metadata, ...own } = isRecord(schema.properties) ? schema.properties : {};
  const name = isRecord(metadata) && isRecord(metadata.properties) ? metadata.properties : {};
  const properties = {
    apiVersion: { type: "string" },
    kind: { type: "string" },
    ...own,
    ...(hasStatus || status === undefined ? {} : { status }),
    metadata: {
      type: "object",
      properties: { ...metadataFields, ...name },
      required: ["name"],
      additionalProperties: false,
    },
  };
  const required = isList(schema.required) ? schema.required.filter((field) => !hasStatus || field !== "status") : [];
  return { ...schema, properties, required: [...new Set(["apiVersion", "kind", "metadata", ...required])] };
}

/** CRDs write patterns for Go; the few spellings that JavaScript lacks (`(?i)`, `\z`) are not guessed at. */
function isPattern(pattern: string): boolean {
  if (/\\[zA]|\(\?P|\[\[:/.test(pattern)) return false;
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
