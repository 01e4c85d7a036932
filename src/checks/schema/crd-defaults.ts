import { isList, isRecord } from "../../../imports/json.ts";

/** A copy of a value in which the defaults of its schema stand, as the API server fills them in before it judges. */
export function withDefaults(value: unknown, schema: unknown): unknown {
  if (!isRecord(schema)) return value;
  const { properties, additionalProperties, items } = schema;
  if (isList(value)) return value.map((entry) => withDefaults(entry, items));
  if (!isRecord(value)) return value;

  const filled: Record<string, unknown> = {};
  const fields = isRecord(properties) ? properties : {};
  for (const [key, child] of Object.entries(value)) {
    filled[key] = withDefaults(child, Object.hasOwn(fields, key) ? fields[key] : additionalProperties);
  }
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(filled, key) || !isRecord(field) || field.default === undefined) continue;
    filled[key] = withDefaults(field.default, field);
  }
  return filled;
}
