import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json, JsonObject } from "../../../policy/index.ts";
import { type Comparing, compareLists } from "./compare-lists.ts";
import { equalValues } from "./compare-values.ts";
import type { Difference, Step } from "./difference.ts";
import { type Definitions, type Place, placeOf, placeUnder } from "./field-knowledge.ts";
import { same } from "./same.ts";
import { wrapperOf } from "./wrapper.ts";

export type { Definitions };

/** Deeper than anything that is meant; what lies below is compared as a whole. */
const deepest = 200;

/**
 * Every place where two opened values (see `open`) differ, or nothing. `kind` is `apps/v1/Deployment`, `v1/Service`,
 * or `""` for a document without a schema; its fields say which lists have no order and which texts are quantities
 * or durations. `usual` are the fields that entries of other lists are looked for by. A missing object (`undefined`) is one difference. Total on any JSON: nothing in it makes this throw.
 */
export function diff(
  left: Json | undefined,
  right: Json | undefined,
  kind: string,
  definitions?: Definitions,
  usual?: readonly string[],
): readonly Difference[] {
  // Nearly all objects are equal, and this is the cheapest way to know.
  if (same(left, right)) return [];
  const walk = new Walk(usual);
  walk.compare(left, right, placeOf(kind, definitions));
  return walk.found;
}

class Walk {
  readonly found: Difference[] = [];
  /** One list for the whole walk: only what is found needs a copy of it. */
  readonly #path: Step[] = [];
  readonly #usual: readonly string[] | undefined;

  constructor(usual: readonly string[] | undefined) {
    this.#usual = usual;
  }

  compare(left: Json | undefined, right: Json | undefined, place: Place): void {
    if (left === right) return;
    if (left === undefined) this.#report("added", left, right);
    else if (right === undefined) this.#report("removed", left, right);
    else if (this.#path.length >= deepest) {
      if (!same(left, right)) this.#report("changed", left, right);
    } else if (isList(left) && isList(right)) this.#lists(left, right, place);
    else if (isRecord(left) && isRecord(right) && wrapperOf(left) === wrapperOf(right))
      this.#objects(left, right, place);
    else if (!equalValues(left, right, place.type)) this.#report("changed", left, right);
  }

  #objects(left: JsonObject, right: JsonObject, place: Place): void {
    for (const key of Object.keys(left)) {
      const other = Object.hasOwn(right, key) ? right[key] : undefined;
      if (left[key] !== other) this.#below(key, left[key], other, placeUnder(place, key));
    }
    for (const key of Object.keys(right))
      if (!Object.hasOwn(left, key)) this.#below(key, undefined, right[key], placeUnder(place, key));
  }

  #lists(left: readonly Json[], right: readonly Json[], place: Place): void {
    const to: Comparing = {
      entry: (step, one, other, entries) => this.#below(step, one, other, entries),
      order: (one, other) => this.#report("order", one, other),
    };
    compareLists(left, right, place, to, this.#usual);
  }

  #below(step: Step, left: Json | undefined, right: Json | undefined, place: Place): void {
    this.#path.push(step);
    this.compare(left, right, place);
    this.#path.pop();
  }

  #report(kind: Difference["kind"], left: Json | undefined, right: Json | undefined): void {
    this.found.push({ path: [...this.#path], kind, left, right });
  }
}
