import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/scalars.ts";
import { canonical } from "./canonical.ts";
import type { Change } from "./change.ts";
import type { Documents } from "./documents.ts";
import { type Known, listOrder } from "./known.ts";
import { freshKey } from "./record-changes.ts";
import type { Edit } from "./rewrite.ts";

/** Every change to a list. */
export function* listChanges(value: readonly Json[], known: Known, documents: Documents): Generator<Change> {
  const texts = value.map((item) => canonical(item, documents));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const { order, keys } = listOrder(known, value);
  if (order === "ordered" && counts.size > 1) yield { operator: "reorder-list", label: "must", edit: rotated };
  if (order === "unordered" && value.length > 1 && counts.size === value.length && areKeys(keys, value))
    yield { operator: "reorder-list", label: "must-not", edit: rotated };
  yield { operator: "add", label: "must", step: String(value.length), edit: extended };
  if (value.length === 0) yield { operator: "swap-type", label: "must", edit: (own) => (isList(own) ? {} : undefined) };
  else yield { operator: "empty", label: "must", edit: (own) => (isList(own) ? [] : undefined) };
  for (const [index, text] of texts.entries()) {
    // In a set, one of two equal items is no item.
    if (order !== "ordered" && counts.get(text) !== 1) continue;
    yield { operator: "remove", label: "must", step: String(index), edit: without(index) };
  }
}

/** Whether these fields tell all items apart, as they must where they are keys. */
function areKeys(keys: readonly string[], items: readonly Json[]): boolean {
  if (keys.length === 0) return true;
  const values = items.map((item) => keyOf(keys, item));
  return values.every((value) => value !== undefined) && new Set(values).size === items.length;
}

function keyOf(keys: readonly string[], item: Json): string | undefined {
  if (!isRecord(item)) return undefined;
  const parts = keys.map((key) => item[key] ?? (key === "protocol" ? "TCP" : undefined));
  return parts.every((part) => typeof part === "string" || typeof part === "number")
    ? JSON.stringify(parts)
    : undefined;
}

/** An edit of lists that are as long as in the template: elsewhere an index means another item. */
function alike(edit: (own: readonly Json[], template: readonly Json[]) => Json): Edit {
  return (own, template) =>
    isList(own) && isList(template) && own.length === template.length ? edit(own, template) : undefined;
}

// Turning a list by one changes it unless all its items are the same.
const rotated = alike((own) => [...own.slice(1), ...own.slice(0, 1)]);

const without = (index: number) => alike((own) => own.toSpliced(index, 1));

const extended = alike((own, template) => {
  const [last, model] = [own.at(-1), template.at(-1)];
  if (isRecord(last) && isRecord(model)) {
    if (typeof last.name === "string") return [...own, { ...last, name: fresh(last.name, namesOf(own)) }];
    return [...own, { ...last, [freshKey(model)]: "x" }];
  }
  return [...own, fresh(typeof last === "string" ? last : "", new Set(own))];
});

function namesOf(items: readonly Json[]): ReadonlySet<Json | undefined> {
  return new Set(items.map((item) => (isRecord(item) ? item.name : undefined)));
}

function fresh(text: string, taken: ReadonlySet<Json | undefined>): string {
  let next = `${text}x`;
  while (taken.has(next)) next += "x";
  return next;
}
