import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import type { Definitions } from "../diff/diff.ts";
import type { Step } from "../diff/difference.ts";
import { type Place, placeOf, placeOfEntries, placeUnder } from "../diff/field-knowledge.ts";
import { fieldName, matchesField } from "../diff/field-name.ts";
import { keysOf, usualKeys } from "../diff/keys.ts";
import { isWrapperKey } from "../diff/wrapper.ts";
import type { Part } from "../part.ts";

/** One field of a rendered object. */
export interface Field {
  readonly path: readonly Step[];
  /** As findings print it. */
  readonly name: string;
  readonly value: Json;
  readonly isLeaf: boolean;
  /** Which child of its parent each step is: the same in an object in which keys alone are others. */
  readonly ranks: readonly number[];
}

/** Every field of an object with the names that findings give them, from above to below. */
export function* fieldsOf({ body, kind }: Part, definitions: Definitions): Iterable<Field> {
  yield* walk(body, [], [], placeOf(kind, definitions));
}

/** Far below what a stack holds. */
const deepest = 200;

function* walk(value: Json, path: readonly Step[], ranks: readonly number[], place: Place): Iterable<Field> {
  const below = childrenOf(value, place);
  const last = path.at(-1);
  if (path.length > 0 && (last === undefined || !isWrapperKey(last)))
    yield { path, name: fieldName(path), value, isLeaf: below.length === 0, ranks };
  if (path.length > deepest) return;
  for (const [rank, [step, child, under]] of below.entries())
    yield* walk(child, [...path, step], [...ranks, rank], under);
}

/** What stands at a rank in a value. */
export function ranked(value: Json, ranks: readonly number[]): Json | undefined {
  let here: unknown = value;
  for (const rank of ranks) {
    const below: readonly unknown[] = isList(here) ? here : isRecord(here) ? Object.values(here) : [];
    here = below[rank];
  }
  return isJson(here) ? here : undefined;
}

const isJson = (value: unknown): value is Json => value !== undefined;

type Child = readonly [step: Step, value: Json, place: Place];

function childrenOf(value: Json, place: Place): readonly Child[] {
  if (isList(value)) {
    const entries = placeOfEntries(place);
    const steps = stepsOf(value, place);
    return value.map((entry, index) => [steps[index] ?? `[${index}]`, entry, entries] as const);
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, child]) => [key, child, placeUnder(place, key)] as const);
}

/** The entries of a list by what the comparison knows them by. */
function stepsOf(list: readonly Json[], { lists }: Place): readonly Step[] {
  for (const kind of lists) {
    if (kind === "set")
      return list.map((entry, index) =>
        isRecord(entry) || isList(entry) || entry === "" || entry === null ? `[${index}]` : `[${entry}]`,
      );
    const keys = keysOf(list, kind.keys);
    if (keys !== undefined) return keys.map((key) => `[${key}]`);
  }
  return (list.length === 0 ? [] : (usualKeys(list, list)?.[0] ?? [])).map((key) => `[${key}]`);
}

/** The field that a text names; positions do for keys, `containers[0].image`. */
export function fieldNamed(part: Part, text: string, definitions: Definitions): Field | undefined {
  const fields = [...fieldsOf(part, definitions)];
  return (
    fields.find(({ name }) => name === text) ??
    fields.find(({ path }) => matchesField(text, path) && !matchesField(text, path.slice(0, -1))) ??
    fields.find(({ path }) => positioned(part.body, path) === text)
  );
}

function positioned(body: Json, path: readonly Step[]): string {
  let here: unknown = body;
  const steps = path.map((step) => {
    if (!isList(here)) {
      here = isRecord(here) ? here[step] : undefined;
      return step;
    }
    const list: readonly unknown[] = here;
    const key = step.slice(1, -1);
    const index = list.findIndex((entry, at) => String(at) === key || entry === key || holds(entry, key));
    here = list[index];
    return `[${index}]`;
  });
  return fieldName(steps);
}

const holds = (entry: unknown, key: string): boolean =>
  isRecord(entry) && Object.values(entry).some((value) => value === key || `${value}` === key.split("/")[0]);
