import { isList, isRecord } from "../../../imports/json.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { quoted } from "../../model/suggest.ts";
import type { Problem } from "../rule.ts";
import type { Step } from "./diff/difference.ts";
import { fieldName } from "./diff/field-name.ts";
import type { Foreign } from "./foreign.ts";
import { placeOfName } from "./names.ts";
import { type Part, surroundings } from "./part.ts";
import { counted, functionOf } from "./words.ts";

/** Where a name was found. */
export interface Place {
  readonly part: Part;
  readonly path: readonly Step[];
}

/** One name of another environment in one unit, with all places where it stands. */
export interface Leak {
  readonly foreign: Foreign;
  readonly unit: string;
  readonly places: readonly Place[];
}

/** Gathers what is found by unit and name. */
export class Leaks {
  readonly #found = new Map<string, Leak & { readonly places: Place[] }>();

  add(foreign: Foreign, unit: string, { part, path }: Place): void {
    const key = `${unit} ${foreign.value}`;
    const before = this.#found.get(key);
    const place = { part, path: [...path] };
    if (before === undefined) this.#found.set(key, { foreign, unit, places: [place] });
    else before.places.push(place);
  }

  [Symbol.iterator](): Iterator<Leak> {
    return this.#found.values();
  }
}

/** Whose rendering a leak is in. */
export interface Home {
  /** As messages call it: `staging`, `the cluster lab`. */
  readonly title: string;
  /** Where the policy has it. */
  readonly at: readonly string[];
  /** Puts real names in the place of placeholders. */
  readonly text: (text: string) => string;
  /** What to write in place of a name, given what it names. */
  readonly remedy: (key: string) => string;
}

/** What a leak is to its reader. */
export function leakProblem(
  fleet: AnyFleet,
  { title, at, text, remedy }: Home,
  { foreign, unit, places }: Leak,
): Problem {
  const { value, environment: owner, key } = foreign;
  const rendered = places.map(({ part, path }) => ({ file: text(part.file), field: text(fieldName(path)) }));
  const [first, ...more] = rendered;
  const [place] = places;
  const written = place === undefined ? [] : functionOf(fleet, unit, place.path, place.part.kind);
  const many = more.length === 0 ? "" : `, in ${counted(rendered.length, "field")}`;
  return {
    message: `${unit === surroundings ? title : `${unit} in ${title}`} uses ${quoted(value)}, which is ${keyTitle(key)} of ${owner}${many}`,
    hint: remedy(key),
    at: written.length === 0 ? at : written,
    causes: [{ source: "policy", path: placeOfName(fleet, owner, key) }],
    ...(first === undefined ? {} : { rendered: first }),
    ...(more.length === 0 ? {} : { more }),
  };
}

const keyTitle = (key: string): string => (key === "name" ? "the name" : `the ${key.replace("identity.", "")}`);

/** Fields that hold the name of something else. */
const references = new Set(["namespace", "secretName", "bucket", "claimName", "serviceAccountName", "existingSecret"]);

/** Whether a place is one for the name of something else, whatever stands there. */
export const isReference = (path: readonly Step[]): boolean => references.has(path.at(-1) ?? "");

/** Whether a part has a text at a place; entries of lists go by their position. */
export function isTextAt(part: Part | undefined, path: readonly Step[], text: string | undefined): boolean {
  if (part === undefined || text === undefined) return false;
  const found = path.reduce<unknown>((here, step) => {
    if (isList(here)) return here[Number(step.slice(1, -1))];
    return isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }, part.body);
  return found === text;
}
