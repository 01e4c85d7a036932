import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/index.ts";
import type { Part, Unit } from "./part.ts";

/** Deeper than anything that is meant, and far from where the stack ends. */
const deepest = 400;

/** A unit with all of its texts changed, ids and keys included: `text` takes names out. */
export const unnamed = (unit: Unit, text: (text: string) => string): Unit =>
  new Map(
    [...unit.values()].map(({ texts: _, ...part }): readonly [string, Part] => {
      const id = text(part.id);
      return [id, { ...part, id, body: changed(part.body, text, 0) }];
    }),
  );

function changed(value: Json, text: (text: string) => string, depth: number): Json {
  if (typeof value === "string") return text(value);
  if (depth > deepest) return value;
  if (isList(value)) return value.map((each) => changed(each, text, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [text(key), changed(child, text, depth + 1)]));
}
