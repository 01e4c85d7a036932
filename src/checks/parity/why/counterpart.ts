import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import type { Part } from "../part.ts";
import type { Swap } from "./lever.ts";

/** The object that stands in a probe where another stands in reality: it may go by another name there. */
export function counterpart(part: Part, real: readonly Part[], probed: readonly Part[], swap?: Swap): Part | undefined {
  const exact = probed.find(({ id }) => id === part.id);
  if (exact !== undefined) return exact;
  const back = swap === undefined ? undefined : probed.find(({ id }) => swapped(id, swap) === part.id);
  if (back !== undefined) return back;
  const moved = probed.filter(({ id }) => withoutNamespace(id) === withoutNamespace(part.id));
  if (moved.length === 1) return moved[0];
  const alike = (parts: readonly Part[]): readonly Part[] =>
    parts.filter(({ id, kind }) => (part.kind === "" ? areaOf(id) === areaOf(part.id) : kind === part.kind));
  const [only, ...more] = alike(probed);
  return more.length === 0 && alike(real).length === 1 ? only : undefined;
}

const withoutNamespace = (id: string): string => id.replace(/^([^/]*\/[^/]*\/)[^/]*\//, "$1");

const areaOf = (id: string): string => id.slice(0, id.indexOf("/"));

/** A rendered value with what a probe put into it taken back: then what it has nothing else of is as it was. */
export function restored(value: Json, swap: Swap): Json {
  if (isList(value)) return value.map((each) => restored(each, swap));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [text(swapped(key, swap)), restored(child, swap)]),
    );
  return swapped(value, swap);
}

const text = (value: Json): string => (typeof value === "string" ? value : String(value));

/** Texts too short to be told from others are taken back only where they are the whole. */
const telling = 3;

function swapped(value: string | number | boolean | null, { from, to }: Swap): Json {
  if (value === to && (typeof from === "string" || typeof from === "number")) return from;
  if (typeof value !== "string" || typeof from !== "string" || typeof to !== "string" || to.length < telling)
    return value;
  return value.replaceAll(to, from);
}
