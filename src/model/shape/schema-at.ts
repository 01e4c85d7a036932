import { own, valueAt } from "./record.ts";

/**
 * The schema of the value at a path: references followed, and of two forms the one that the value has. ajv's own paths
 * into the schema begin anew at every reference.
 */
export function schemaAt(root: unknown, policy: unknown, path: readonly string[]): unknown {
  let schema = root;
  let value = policy;
  for (const key of path) {
    schema = stepInto(settled(schema, root, value), key);
    value = own(value, key);
  }
  return settled(schema, root, value);
}

function settled(schema: unknown, root: unknown, value: unknown): unknown {
  const reference = own(schema, "$ref");
  if (typeof reference === "string") return settled(valueAt(root, reference.split("/").slice(1)), root, value);
  const otherwise = own(schema, "else");
  if (otherwise === undefined) return schema;
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return settled(isObject ? own(schema, "then") : otherwise, root, value);
}

function stepInto(schema: unknown, key: string): unknown {
  return own(own(schema, "properties"), key) ?? own(schema, "additionalProperties") ?? own(schema, "items");
}
