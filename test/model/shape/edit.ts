import type { Finding } from "../../../src/model/finding.ts";
import { checkShape, type ShapeInput } from "../../../src/model/shape/check-shape.ts";
import { isRecord, type Unknowns } from "../../../src/model/shape/record.ts";
import { big, files } from "./big-fleet.ts";

/** Values to put at a path: `"components.web.port": 80`; undefined takes the field away. */
export type Edits = { readonly [path: string]: unknown };

/** A copy with other values in some places; keys with a dot in them are written `["a", "b.c"]` as JSON. */
export function edited(value: unknown, edits: Edits): unknown {
  return Object.entries(edits).reduce((whole, [path, put]) => set(whole, keysOf(path), put), value);
}

/** What is found in the big policy after an edit, as `rule path | message → hint`. */
export function found(policy: Edits, versions: Edits = {}): readonly string[] {
  return findingsOf({ policy: edited(big.policy, policy), versions: edited(big.versions, versions) }).map(line);
}

export function findingsOf(input: ShapeInput): readonly Finding[] {
  const result = checkShape(input, files);
  return result.ok ? [] : result.findings;
}

export const line = ({ rule, at, message, hint }: Finding): string =>
  `${rule} ${at.path.join(".")} | ${message} → ${hint}`;

export const keysOf = (path: string): readonly string[] => (path === "" ? [] : path.split("."));

function set(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const next = set(items[Number(key)], rest, put);
    return Number(key) >= items.length
      ? [...items, next]
      : items.map((item, index) => (String(index) === key ? next : item));
  }
  const object: Unknowns = isRecord(value) ? value : {};
  const next = set(object[key], rest, put);
  const others = Object.entries(object).filter(([each]) => each !== key);
  if (next === undefined) return Object.fromEntries(others);
  return Object.hasOwn(object, key)
    ? Object.fromEntries(Object.entries(object).map(([each, old]) => [each, each === key ? next : old]))
    : Object.fromEntries([...others, [key, next]]);
}
