import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/scalars.ts";
import type { Documents } from "./documents.ts";

/** A value as text in which neither the order of keys nor the layout of documents in texts counts. */
export function canonical(value: Json, documents: Documents): string {
  if (isList(value)) return `[${value.map((item) => canonical(item, documents)).join()}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, documents)}`).join()}}`;
  }
  const held = typeof value === "string" ? documents.in(value) : undefined;
  return held === undefined ? JSON.stringify(value) : `${held.form} ${canonical(held.value, documents)}`;
}
