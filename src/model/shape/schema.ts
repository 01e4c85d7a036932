import type { NameKind } from "./choices.ts";
import type { FormatName } from "./formats.ts";

/** A JSON Schema, with the keywords of `keywords.ts`. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** The schemas that several places share. */
export type SharedName = "amounts" | "cpu" | "intervals" | "isolation" | "limits" | "memory" | "path" | "quota";

/** Schemas by field. */
export interface Fields {
  readonly [field: string]: Schema;
}

/** An object that has no other fields than these. */
export interface Closed extends Schema {
  readonly type: "object";
  readonly properties: Fields;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

type OptionalKeys<Type> = { [Key in keyof Type]-?: {} extends Pick<Type, Key> ? Key : never }[keyof Type];
type RequiredKeys<Type> = Exclude<keyof Type, OptionalKeys<Type>>;

/** Schemas for the fields that a type requires: a field that the type gains or loses does not compile here. */
export type RequiredFields<Type> = { readonly [Key in RequiredKeys<Type>]: Schema };

/** Schemas for the fields that a type leaves open. */
export type OptionalFields<Type> = { readonly [Key in OptionalKeys<Type>]: Schema };

/** The schema of a type: its required fields, then its optional ones. */
export function closed<Type>(required: RequiredFields<Type>, optional: OptionalFields<Type>): Closed {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/**
 * An object of one of several forms, told apart by a field that only that form has. All fields are compiled once;
 * which of them belong together is decided by the keyword `variants`.
 */
export function variants(forms: { readonly [selector: string]: Closed }): Schema {
  const properties = Object.fromEntries(Object.values(forms).flatMap((form) => Object.entries(form.properties)));
  const fields = Object.entries(forms).map(([selector, form]) => [
    selector,
    { required: form.required, fields: Object.keys(form.properties) },
  ]);
  return { type: "object", properties, variants: Object.fromEntries(fields) };
}

/** One of the texts of a union type; one that is forgotten here does not compile. */
export function choice<Text extends string>(texts: { readonly [Each in Text]: true }): Schema {
  return { enum: Object.keys(texts) };
}

/** Text of a format. */
export function text(format: FormatName = "text"): { readonly text: FormatName } {
  return { text: format };
}

/** A whole number. */
export function count(minimum: number, maximum?: number): Schema {
  return { count: maximum === undefined ? [minimum] : [minimum, maximum] };
}

/** A reference to something that the policy names; `other` refuses the name of what refers. */
export function nameOf(kind: NameKind, other?: "other"): Schema {
  return { name: other === undefined ? kind : `other ${kind}` };
}

/** A list without duplicates. */
export function list(items: Schema): Schema {
  return { type: "array", items, distinct: true };
}

/** A schema of `policySchema.$defs`: compiled once, however often it is used. */
export function shared(name: SharedName): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** An object whose keys the user chooses. */
export function record(values: Schema): Schema {
  return { type: "object", entries: true, additionalProperties: values };
}

/** An object, or else a value of another type. */
export function either(object: Schema, other: Schema): Schema {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
  return { if: { type: "object" }, then: object, else: other };
}

/** A value, or a default with the homes that differ. */
export function varying(value: Schema): Schema {
  return either({ type: "object", names: "home", additionalProperties: value }, value);
}

/** What the user's functions are given and return is seen when they are called, not here. */
export const aFunction: Schema = { function: true };
