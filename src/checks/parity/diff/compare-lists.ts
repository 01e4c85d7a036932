import { isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import { align } from "./align.ts";
import { canonical } from "./canonical.ts";
import type { Step } from "./difference.ts";
import { type Place, placeOfEntries } from "./field-knowledge.ts";
import { keysOf, usualKeys } from "./keys.ts";
import type { ListKind } from "./list-kinds.ts";
import { isOrdered } from "./ordered.ts";
import { same } from "./same.ts";

/** How a comparison of lists hands on what it found. */
export interface Comparing {
  /** Two entries that belong together, or one that has no counterpart. */
  entry(step: Step, left: Json | undefined, right: Json | undefined, place: Place): void;
  /** The same entries in another order, by their keys. */
  order(left: readonly string[], right: readonly string[]): void;
}

/**
 * Compares two lists: by keys or as sets where their place says so and their entries allow it, else by the first of
 * the usual fields that is a text of its own in every entry, else as they stand.
 */
export function compareLists(
  left: readonly Json[],
  right: readonly Json[],
  place: Place,
  to: Comparing,
  usual?: readonly string[],
): void {
  const entries = placeOfEntries(place);
  if (place.lists.some((kind) => compareAs(kind, left, right, entries, to))) return;
  const keys = usualKeys(left, right, usual);
  if (keys === undefined) compareOrdered(left, right, entries, to);
  else {
    compareKeyed(left, keys[0], right, keys[1], entries, to);
    compareOrder(keys[0], keys[1], to);
  }
}

/** Whether the entries of both lists allow a comparison of that kind; then it is made. */
function compareAs(
  kind: ListKind,
  left: readonly Json[],
  right: readonly Json[],
  entries: Place,
  to: Comparing,
): boolean {
  if (kind === "set") {
    compareSets(left, right, entries, to);
    return true;
  }
  const [ours, theirs] = [keysOf(left, kind.keys), keysOf(right, kind.keys)];
  if (ours === undefined || theirs === undefined) return false;
  compareKeyed(left, ours, right, theirs, entries, to);
  if (isOrdered(kind, left) || isOrdered(kind, right)) compareOrder(ours, theirs, to);
  return true;
}

function compareKeyed(
  left: readonly Json[],
  leftKeys: readonly string[],
  right: readonly Json[],
  rightKeys: readonly string[],
  entries: Place,
  to: Comparing,
): void {
  const theirs = new Map(rightKeys.map((key, index) => [key, right[index]]));
  for (const [index, key] of leftKeys.entries()) {
    to.entry(`[${key}]`, left[index], theirs.get(key), entries);
    theirs.delete(key);
  }
  for (const [key, entry] of theirs) to.entry(`[${key}]`, undefined, entry, entries);
}

/** What came or went is reported as such; only what both have can stand in another order. */
function compareOrder(left: readonly string[], right: readonly string[], to: Comparing): void {
  const [ours, theirs] = [new Set(left), new Set(right)];
  const [before, after] = [left.filter((key) => theirs.has(key)), right.filter((key) => ours.has(key))];
  if (!same(before, after)) to.order(before, after);
}

function compareOrdered(left: readonly Json[], right: readonly Json[], entries: Place, to: Comparing): void {
  const [start, tail] = equalEnds(left, right);
  const texts = (list: readonly Json[]): readonly string[] =>
    list.slice(start, list.length - tail).map((entry) => canonical(entry, entries));
  for (const [one, other] of align(texts(left), texts(right))) {
    const ours = one === undefined ? undefined : left[start + one];
    const theirs = other === undefined ? undefined : right[start + other];
    to.entry(`[${start + (one ?? other ?? 0)}]`, ours, theirs, entries);
  }
}

/** How many entries are equal from the front and, beside those, from the back: their texts need not be made. */
function equalEnds(left: readonly Json[], right: readonly Json[]): readonly [start: number, tail: number] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && same(left[start], right[start])) start += 1;
  let tail = 0;
  // Of two lists of the same length, the one pair that is left was just found to differ.
  const most = shorter - start - (left.length === right.length ? 1 : 0);
  while (tail < most && same(left.at(-1 - tail), right.at(-1 - tail))) tail += 1;
  return [start, tail];
}

/**
 * Entries are matched by all they hold. Of the rest, scalars are known by themselves; objects are compared with one
 * another in the order in which they stand, so that one changed field is one difference.
 */
function compareSets(left: readonly Json[], right: readonly Json[], entries: Place, to: Comparing): void {
  const waiting = new Map<string, number[]>();
  for (const [index, entry] of right.entries()) {
    const text = canonical(entry, entries);
    const positions = waiting.get(text);
    if (positions === undefined) waiting.set(text, [index]);
    else positions.push(index);
  }
  const alone: number[] = [];
  for (const [index, entry] of left.entries()) {
    const counterpart = waiting.get(canonical(entry, entries))?.shift();
    if (counterpart === undefined) alone.push(index);
    else to.entry(`[${index}]`, entry, right[counterpart], entries);
  }
  const theirs = [...waiting.values()].flat().sort((one, other) => one - other);
  compareRest(
    alone.map((index) => [index, left[index] ?? null]),
    theirs.map((index) => [index, right[index] ?? null]),
    entries,
    to,
  );
}

type Placed = readonly [index: number, entry: Json];

function compareRest(left: readonly Placed[], right: readonly Placed[], entries: Place, to: Comparing): void {
  for (const [step, entry] of scalarsOf(left)) to.entry(step, entry, undefined, entries);
  for (const [step, entry] of scalarsOf(right)) to.entry(step, undefined, entry, entries);
  const [these, those] = [left.filter(isNested), right.filter(isNested)];
  for (let index = 0; index < Math.max(these.length, those.length); index += 1) {
    const [one, other] = [these[index], those[index]];
    to.entry(`[${(one ?? other)?.[0]}]`, one?.[1], other?.[1], entries);
  }
}

function isNested([, entry]: Placed): boolean {
  return isRecord(entry) || Array.isArray(entry);
}

/** Each value once: what a set holds twice, it holds. */
function scalarsOf(placed: readonly Placed[]): Iterable<readonly [Step, Json]> {
  const scalars = new Map<Json, readonly [Step, Json]>();
  for (const each of placed) {
    const [index, entry] = each;
    if (!isNested(each)) scalars.set(entry, [entry === "" || entry === null ? `[${index}]` : `[${entry}]`, entry]);
  }
  return scalars.values();
}
