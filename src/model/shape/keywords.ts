import {
  _,
  type Code,
  type ErrorObject,
  type KeywordCxt,
  type KeywordDefinition,
  Name,
  type SchemaValidateFunction,
  str,
} from "ajv";
import { isKnown, type NameKind } from "./choices.ts";
import { formats } from "./formats.ts";
import { keysOf } from "./json-pointer.ts";
import { isRecord } from "./record.ts";

type DataValidationCxt = NonNullable<Parameters<SchemaValidateFunction>[3]>;
type Flaw = Pick<ErrorObject, "keyword" | "params">;
type Look = (schema: unknown, data: unknown, context: DataValidationCxt) => readonly Flaw[];

const kinds = ["cluster", "environment", "component", "home", "rule"] as const;

/** Splits what a schema says after `name`: the kind, and whether the name of what refers is refused. */
export function nameKind(schema: unknown): { readonly kind: NameKind; readonly other: boolean } {
  const kind = kinds.find((each) => schema === each || schema === `other ${each}`) ?? "rule";
  return { kind, other: schema !== kind };
}

/** Whether a name is the own name of what refers or names nothing; nothing when it is right or cannot be told. */
export function nameProblem(
  schema: unknown,
  name: string,
  policy: unknown,
  path: readonly string[],
): "self" | "unknown" | undefined {
  const { kind, other } = nameKind(schema);
  if (other && path[1] === name) return "self";
  return isKnown(policy, kind, path, name) === false ? "unknown" : undefined;
}

// Names that ajv gives to its own variables in what it compiles.
const rootData = new Name("rootData");
const instancePath = new Name("instancePath");

const pathOf = ({ it }: KeywordCxt): Code => str`${instancePath}${it.errorPath}`;

/** A function of ours inside what ajv compiles; the same function is passed in once. */
const ours = ({ gen }: KeywordCxt, ref: unknown): Name => gen.scopeValue("keyword", { ref, key: ref });

function isCount(value: unknown, [minimum = 0, maximum = Number.MAX_SAFE_INTEGER]: readonly number[]): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= minimum && value <= maximum;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** The position of the first item that repeats an earlier one. */
export function repeated(list: readonly unknown[]): number | undefined {
  const seen = new Set<unknown>();
  for (const [position, item] of list.entries()) {
    if (typeof item === "string" && seen.has(item)) return position;
    seen.add(item);
  }
  return undefined;
}

type Accepts = (value: unknown) => boolean;

const acceptedText: ReadonlyMap<unknown, Accepts> = new Map(
  Object.entries(formats).map(([name, { problem }]) => [
    name,
    (value: unknown) => typeof value === "string" && problem(value) === undefined,
  ]),
);

type Names = (value: unknown, policy: unknown, path: string) => boolean;

const acceptedName: ReadonlyMap<unknown, Names> = new Map(
  kinds.flatMap((kind) =>
    [kind, `other ${kind}`].map((schema): [string, Names] => [
      schema,
      (value, policy, path) =>
        typeof value === "string" && nameProblem(schema, value, policy, keysOf(path)) === undefined,
    ]),
  ),
);

/** What Lockstep's schemas say beyond JSON Schema. */
export const keywords: readonly KeywordDefinition[] = [
  // A value that is a function.
  { keyword: "function", code: (cxt) => cxt.fail(_`typeof ${cxt.data} != "function"`) },
  // Text of a format; the schema's value is the format.
  { keyword: "text", code: (cxt) => cxt.fail(_`!${ours(cxt, acceptedText.get(cxt.schema))}(${cxt.data})`) },
  // A whole number in a range.
  { keyword: "count", code: (cxt) => cxt.fail(_`!${ours(cxt, isCount)}(${cxt.data}, ${cxt.schemaValue})`) },
  // One value that is neither a list nor an object.
  { keyword: "scalar", code: (cxt) => cxt.fail(_`!${ours(cxt, isScalar)}(${cxt.data})`) },
  // A list that says nothing twice.
  { keyword: "distinct", type: "array", code: (cxt) => cxt.fail(_`${ours(cxt, repeated)}(${cxt.data}) !== undefined`) },
  // Text that names something of the policy.
  {
    keyword: "name",
    code: (cxt) => cxt.fail(_`!${ours(cxt, acceptedName.get(cxt.schema))}(${cxt.data}, ${rootData}, ${pathOf(cxt)})`),
  },
  // An object that was written as one: a Map or a Promise has no fields of its own and would pass for an empty one.
  {
    keyword: "entries",
    code: (cxt) => cxt.fail(_`typeof ${cxt.data} == "object" && !${ours(cxt, isRecord)}(${cxt.data})`),
  },
  // An object whose keys name something of the policy, beside `default` where they are homes.
  { keyword: "names", type: "object", validate: finding(keyFlaws), errors: true },
  // A field that goes with one choice of another field; the first of the others is taken where none is made.
  { keyword: "companion", type: "object", validate: finding(companionFlaws), errors: true },
  // An object of one of several forms.
  { keyword: "variants", type: "object", validate: finding(variantFlaws), errors: true },
];

function finding(look: Look): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (schema: unknown, data: unknown, _parent, context) => {
    if (context === undefined) return true;
    const flaws = look(schema, data, context);
    validate.errors = [...flaws];
    return flaws.length === 0;
  };
  return validate;
}

function keyFlaws(schema: unknown, data: unknown, { rootData, instancePath }: DataValidationCxt): readonly Flaw[] {
  const { kind } = nameKind(schema);
  if (!isRecord(data)) return [];
  const path = keysOf(instancePath);
  const varies = kind === "home";
  const unknown = Object.keys(data).filter(
    (key) => !(varies && key === "default") && isKnown(rootData, kind, path, key) === false,
  );
  const flaws: Flaw[] = unknown.map((key) => ({ keyword: "names", params: { kind, key } }));
  if (varies && data.default === undefined) flaws.push({ keyword: "required", params: { missingProperty: "default" } });
  return flaws;
}

function companionFlaws(schema: unknown, data: unknown): readonly Flaw[] {
  if (!isRecord(schema) || !isRecord(data)) return [];
  const [field, when] = [String(schema.field), schema.when];
  const others: readonly unknown[] = Array.isArray(schema.others) ? schema.others : [];
  const form = data[String(schema.of)] ?? others[0];
  const isThere = data[field] !== undefined;
  if (form === when && !isThere) return [{ keyword: "required", params: { missingProperty: field } }];
  if (!isThere || !others.includes(form)) return [];
  return [{ keyword: "additionalProperties", params: { additionalProperty: field, owners: [when], form } }];
}

function variantFlaws(schema: unknown, data: unknown): readonly Flaw[] {
  if (!isRecord(schema) || !isRecord(data)) return [];
  const forms = Object.entries(schema).flatMap(([selector, form]) => (isForm(form) ? [{ selector, ...form }] : []));
  const present = Object.keys(data).filter((key) => data[key] !== undefined);
  const selectors = forms.map(({ selector }) => selector);
  const chosen = forms.filter(({ selector }) => present.includes(selector));
  // Without its selector a form is still known by a field that no other form has.
  const likely = forms.filter((form) =>
    present.some(
      (key) => form.fields.includes(key) && forms.every((each) => each === form || !each.fields.includes(key)),
    ),
  );
  const [form, second] = chosen.length > 0 ? chosen : likely;
  const one = second === undefined ? form : undefined;
  const fields = one?.fields ?? [...new Set(forms.flatMap((each) => each.fields))];
  const flaws: Flaw[] = [];
  if (one === undefined) {
    flaws.push({ keyword: "variants", params: { present: chosen.map(({ selector }) => selector), selectors } });
  }
  for (const field of Object.keys(data).filter((key) => !fields.includes(key))) {
    const owners = forms.filter((each) => each.fields.includes(field)).map(({ selector }) => selector);
    flaws.push({
      keyword: "additionalProperties",
      params: { additionalProperty: field, fields, form: one?.selector, owners },
    });
  }
  for (const field of (one?.required ?? []).filter((key) => !present.includes(key))) {
    flaws.push({ keyword: "required", params: { missingProperty: field } });
  }
  return flaws;
}

interface Form {
  readonly required: readonly string[];
  readonly fields: readonly string[];
}

function isForm(value: unknown): value is Form {
  return isRecord(value) && Array.isArray(value.required) && Array.isArray(value.fields);
}
