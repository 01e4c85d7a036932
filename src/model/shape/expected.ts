import { listChoices } from "../suggest.ts";
import { choices } from "./choices.ts";
import { formatNamed } from "./formats.ts";
import { nameKind } from "./keywords.ts";
import { isRecord, own, valueAt } from "./record.ts";
import { both } from "./words.ts";

/** What a schema asks for, as hints say it: `a whole number from 1 to 65535`. */
export function expected(schema: unknown, root: unknown, policy: unknown, path: readonly string[]): string {
  const at = (next: unknown): string => expected(next, root, policy, path);
  const reference = own(schema, "$ref");
  if (typeof reference === "string") return at(valueAt(root, reference.split("/").slice(1)));
  const texts = own(schema, "enum");
  if (Array.isArray(texts)) return listChoices(texts.map(String), 20);
  const range = own(schema, "count");
  if (Array.isArray(range))
    return range.length === 1 ? `a whole number from ${range[0]}` : `a whole number from ${range[0]} to ${range[1]}`;
  const format = own(schema, "text");
  if (format !== undefined) return formatNamed(format)?.what ?? "text";
  if (own(schema, "scalar") === true) return "text, a number, true or false";
  const name = own(schema, "name");
  if (name !== undefined) return aName(name, policy, path);
  if (own(schema, "function") === true) return "a function";
  const variants = own(schema, "variants");
  if (isRecord(variants)) return `an object with ${listChoices(Object.keys(variants))}`;
  const otherwise = own(schema, "else");
  if (otherwise !== undefined) return at(otherwise);
  if (own(schema, "type") === "array") return "a list";
  if (own(schema, "type") !== "object") return "a value";
  const required = own(schema, "required");
  return Array.isArray(required) && required.length > 0 ? `an object with ${both(required.map(String))}` : "an object";
}

function aName(schema: unknown, policy: unknown, path: readonly string[]): string {
  const { kind, other } = nameKind(schema);
  const names = choices(policy, kind, path).filter((each) => !other || each !== path[1]);
  return names.length === 0 ? `the name of a ${kind}` : listChoices(names);
}
