import { isRecord } from "../../../imports/json.ts";
import type { Json, JsonObject } from "../../policy/scalars.ts";
import type { Change } from "./change.ts";
import type { Identity } from "./identity.ts";
import type { Known } from "./known.ts";
import { type Edit, keyIn } from "./rewrite.ts";

/** What the printer of YAML puts first, whatever the order. */
const heads: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

/**
 * Every change to an object. `root` is the top of the whole object, which is not emptied; `document`
 * the top of a document in a text, where the printer orders the first keys.
 */
export function* recordChanges(
  value: JsonObject,
  known: Known,
  place: "document" | "inner" | "root",
  identity: Identity,
): Generator<Change> {
  const names = Object.keys(value);
  const fixed = place === "document" ? heads : new Set<string>();
  if (movesKeys(names, fixed)) yield { operator: "reorder-keys", label: "must-not", edit: reordered(fixed) };
  const step = freshKey(value);
  yield { operator: "add", label: "must", step, edit: withEntry(step, "x") };
  if (known.ground === "free") yield { operator: "null", label: "must", step, edit: withEntry(step, null) };
  if (names.length === 0)
    yield { operator: "swap-type", label: "must", edit: (own) => (isRecord(own) ? [] : undefined) };
  else if (place !== "root")
    yield { operator: "empty", label: "must", edit: (own) => (isRecord(own) ? {} : undefined) };
  for (const name of names) {
    yield { operator: "remove", label: "must", step: name, edit: without(name, identity) };
    yield* foreignKeys(value, name, identity);
  }
}

function* foreignKeys(value: JsonObject, name: string, identity: Identity): Generator<Change> {
  for (const token of identity.foreignIn(name)) {
    const foreign = identity.withForeign(name, name, token);
    if (foreign === undefined || Object.hasOwn(value, foreign)) continue;
    yield { operator: "foreign-identity", label: "must", step: name, edit: renamed(name, token, identity) };
  }
}

/** Keys that are whole numbers have no order of their own in JavaScript: they come first, whatever is done. */
function movesKeys(names: readonly string[], fixed: ReadonlySet<string>): boolean {
  return names.filter((name) => !fixed.has(name) && !/^\d+$/.test(name)).length > 1;
}

function reordered(fixed: ReadonlySet<string>): Edit {
  return (own) => {
    if (!isRecord(own)) return undefined;
    const entries = Object.entries(own).reverse();
    const kept = entries.filter(([name]) => fixed.has(name)).reverse();
    return Object.fromEntries([...kept, ...entries.filter(([name]) => !fixed.has(name))]);
  };
}

function withEntry(key: string, item: Json): Edit {
  return (own) => (isRecord(own) && !Object.hasOwn(own, key) ? { ...own, [key]: item } : undefined);
}

function without(name: string, identity: Identity): Edit {
  return (own, template) => {
    if (!isRecord(own) || !isRecord(template)) return undefined;
    const key = keyIn(own, template, name, identity);
    return key === undefined ? undefined : Object.fromEntries(Object.entries(own).filter(([each]) => each !== key));
  };
}

function renamed(name: string, token: string, identity: Identity): Edit {
  return (own, template) => {
    if (!isRecord(own) || !isRecord(template)) return undefined;
    const key = keyIn(own, template, name, identity);
    const foreign = key === undefined ? undefined : identity.withForeign(key, name, token);
    if (foreign === undefined || Object.hasOwn(own, foreign)) return undefined;
    return Object.fromEntries(Object.entries(own).map(([each, item]) => [each === key ? foreign : each, item]));
  };
}

/** A key that the object does not have. */
export function freshKey(value: JsonObject): string {
  let key = "added";
  while (Object.hasOwn(value, key)) key += "x";
  return key;
}
