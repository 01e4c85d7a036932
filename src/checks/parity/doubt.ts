import type { Json } from "../../policy/index.ts";
import type { Pair } from "./certificate.ts";
import { compareUnits } from "./compare.ts";
import type { Difference, Step } from "./diff/difference.ts";
import { usual } from "./diff/keys.ts";
import type { Filling } from "./fill.ts";
import { type Part, surroundings, type Unit } from "./part.ts";
import { withoutNames } from "./placeholders.ts";
import { positioned } from "./positions.ts";
import { type Half, type Place, Search } from "./search.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { type Found, isSurplus } from "./trial.ts";
import { unnamed } from "./unnamed.ts";

/** A place of which nobody can say that names are all that differs there. */
export interface Doubt {
  readonly unit: string;
  /**
   * `"branches"`: the value hangs on a name and is not made of it; `"derived"`: it is made of names in a way that cannot
   * be followed; `"fails"`: a function cannot do its work without the real names.
   */
  readonly kind: "branches" | "derived" | "fails";
  readonly path: readonly Step[];
  readonly lower: Json | undefined;
  readonly upper: Json | undefined;
  readonly parts: { readonly lower: Part | undefined; readonly upper: Part | undefined };
  /** The names that decide, as `Names` has them. */
  readonly names: readonly string[];
  /** Whether it is an object that one side has beside all that the other one has. */
  readonly isSurplus: boolean;
  /** Whether it is about a component that one of the two has not. */
  readonly isAlone: boolean;
  /** For `"fails"`: what went wrong. */
  readonly reason: string | undefined;
  /** For `"fails"`: in what the two really differ once names are taken out of the texts, as far as both are rendered. */
  readonly beside: readonly Found[];
}

/** Doubts of one unit for which names are looked for: each takes a rendering or a few. */
const explained = 20;

/** Where no placeholders certify a unit on both sides, and what is rendered there is not the same. */
export function doubts(sides: Sides, lower: Side, upper: Side, unit: string, pair: Pair): readonly Doubt[] {
  const [left, right] = [lower.real(unit), upper.real(unit)];
  const isAlone = unit !== surroundings && has(lower, unit) !== has(upper, unit);
  const reason = failure(left) ?? failure(right) ?? lower.failures.get(unit) ?? upper.failures.get(unit);
  if (reason !== undefined || typeof left === "string" || typeof right === "string") {
    const beside = typeof left === "string" || typeof right === "string" ? [] : besides(sides, lower, upper, unit);
    return [{ ...nowhere, unit, kind: "fails", isAlone, reason: reason && inWords(sides, reason), beside }];
  }
  const halves = [
    halfOf(sides, lower, left, pair.lower, pair.fillings.lower),
    halfOf(sides, upper, right, pair.upper, pair.fillings.upper),
  ] as const;
  // Where there is no counterpart nothing can be unlike it: that the component is missing is said already.
  const isSaid = ({ part }: Place): boolean => isAlone && (pair.lower.has(part) || pair.upper.has(part));
  const search = (fields: readonly string[]) => {
    const by = new Search(sides, unit, ...halves, fields);
    return by.places(pair).flatMap((place) => (isSaid(place) ? [] : [{ by, place, fields }]));
  };
  const first = search(usual);
  // Three lists that are known by other fields two by two do not meet. Known by one field or by place, all do.
  const rest = search(usual.slice(0, 1)).filter((each) => !first.some((one) => covers(one, each)));
  const all = [...first, ...rest];
  const differences = all.map(({ place }) => differenceAt(place));
  return all.map(({ by, place }, index) => ({
    unit,
    kind: by.kindOf(place),
    path: place.path,
    lower: place.lower,
    upper: place.upper,
    parts: place.parts,
    names: index < explained ? by.namesFor(place) : [],
    isSurplus: isSurplus(differenceAt(place), differences),
    isAlone,
    reason: undefined,
    beside: [],
  }));
}

const differenceAt = ({ path, change, lower, upper }: Place): Difference => ({
  path,
  kind: change,
  left: lower,
  right: upper,
});

const has = ({ behaviour: { components } }: Side, unit: string): boolean => Object.hasOwn(components, unit);

function halfOf(sides: Sides, side: Side, real: Unit, template: Unit, { text }: Filling): Half {
  const ids = new Map([...template.keys()].map((id) => [text(id), id]));
  const nameless = withoutNames([sides.names.get(side.environment)]);
  return { side, real, idOf: (id) => ids.get(id) ?? nameless(id) };
}

interface Searched {
  readonly place: Place;
  /** What entries of lists were looked for by. */
  readonly fields: readonly string[];
}

/** Whether a place that one search found is, holds or lies in one that another search found. */
function covers(one: Searched, other: Searched): boolean {
  if (one.place.part !== other.place.part) return false;
  const [here, there] = [one, other].map(({ place: { path, parts }, fields }) =>
    positioned(path, parts.lower?.body, parts.upper?.body, fields),
  );
  if (here === undefined || there === undefined) return false;
  // The order of a list says nothing of what its entries hold.
  if (one.place.change === "order" && here.length !== there.length) return false;
  const length = Math.min(here.length, there.length);
  return here.slice(0, length).every((step, at) => step === there[at]);
}

/** What both sides render, compared with no more than a mark where each has a name of its own. */
function besides(sides: Sides, lower: Side, upper: Side, unit: string): readonly Found[] {
  const [one, other] = [lower, upper].map((side) => {
    const real = side.real(unit);
    return typeof real === "string" ? undefined : unnamed(real, withoutNames([sides.names.get(side.environment)]));
  });
  return one === undefined || other === undefined ? [] : compareUnits(one, other, sides.fleet.definitions);
}

/** A placeholder means nothing to a reader. */
const inWords = (sides: Sides, text: string): string =>
  [...sides.placeholders().keys].reduce((rest, [made, key]) => rest.replaceAll(made, `<${key}>`), text);

const failure = (unit: Unit | string): string | undefined => (typeof unit === "string" ? unit : undefined);
const nowhere = {
  path: [],
  lower: undefined,
  upper: undefined,
  parts: { lower: undefined, upper: undefined },
  names: [],
  isSurplus: false,
} as const;
