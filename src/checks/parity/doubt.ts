import type { Json } from "../../policy/index.ts";
import { smallest } from "./cause.ts";
import type { Pair } from "./certificate.ts";
import { compareParts } from "./compare.ts";
import type { Step } from "./diff/difference.ts";
import type { Filling } from "./fill.ts";
import type { Names } from "./names.ts";
import type { Part, Unit } from "./part.ts";
import { manners, replaceName } from "./placeholders.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

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
  /** For `"fails"`: what went wrong. */
  readonly reason: string | undefined;
}

/** Doubts of one unit for which names are looked for: each takes a rendering or a few. */
const explained = 20;

/** Where no placeholders certify a unit on both sides, and what is rendered there is not the same. */
export function doubts(sides: Sides, lower: Side, upper: Side, unit: string, pair: Pair): readonly Doubt[] {
  const [left, right] = [lower.real(unit), upper.real(unit)];
  const reason = failure(left) ?? failure(right) ?? lower.failures.get(unit) ?? upper.failures.get(unit);
  if (reason !== undefined || typeof left === "string" || typeof right === "string")
    return [{ ...nowhere, unit, kind: "fails", names: [], reason }];
  const search = new Search(sides, unit, { side: lower, real: left }, { side: upper, real: right });
  const found = search.places(pair).map((place) => ({ place, kind: search.kindOf(place) }));
  return found.map(({ place, kind }, index) => ({
    unit,
    kind,
    path: place.path,
    lower: place.lower,
    upper: place.upper,
    parts: place.parts,
    names: index < explained ? search.namesFor(place) : [],
    reason: undefined,
  }));
}

const failure = (unit: Unit | string): string | undefined => (typeof unit === "string" ? unit : undefined);
const nowhere = {
  path: [],
  lower: undefined,
  upper: undefined,
  parts: { lower: undefined, upper: undefined },
} as const;

interface Place extends Pick<Doubt, "path" | "lower" | "upper" | "parts"> {
  /** The part and the path without names, which both sides share. */
  readonly part: string;
  readonly steps: readonly string[];
}

interface Half {
  readonly side: Side;
  readonly real: Unit;
}

class Search {
  readonly #sides: Sides;
  readonly #unit: string;
  readonly #lower: Half;
  readonly #upper: Half;

  constructor(sides: Sides, unit: string, lower: Half, upper: Half) {
    this.#sides = sides;
    this.#unit = unit;
    this.#lower = lower;
    this.#upper = upper;
  }

  /** What differs between the two sides at places where a side is not what its template says. */
  places(pair: Pair): readonly Place[] {
    const doubtful = [...this.#unlike(pair.lower, this.#lower), ...this.#unlike(pair.upper, this.#upper)];
    return this.#raw().filter((place) => doubtful.some((each) => meets(each, place)));
  }

  kindOf(place: Place): Doubt["kind"] {
    if (typeof place.lower !== "string" || typeof place.upper !== "string") return "branches";
    const { side } = this.#upper;
    const other = side.render(this.#unit, side.behaviour, manners[2] ?? manners[0]);
    const own = side.templates.get(this.#unit);
    if (typeof other === "string" || own === undefined) return "branches";
    const filled = (unit: Unit, filling: Filling): Unit =>
      new Map([...unit.values()].map((part) => [filling.text(part.id), { ...part, body: filling.json(part.body) }]));
    const one = filled(own, side.filling);
    const two = filled(other, this.#sides.filling(side.environment, manners[2]));
    return this.#between(one, two, this.#upper).some((each) => meets(each, place)) ? "derived" : "branches";
  }

  /** The fewest names that must be the real ones for the place to be as it is. */
  namesFor(place: Place): readonly string[] {
    const { side } = this.#upper;
    const real = this.#sides.names.get(side.environment) ?? new Map<string, string>();
    const templates = this.#sides.placeholders().names;
    const keys = [...real.keys()].filter((key) => templates.get(key) !== real.get(key));
    const isRight = (some: readonly string[]): boolean => {
      const names: Names = new Map([...templates, ...some.map((key) => [key, real.get(key) ?? ""] as const)]);
      const unit = side.renamed(this.#unit, names);
      return typeof unit !== "string" && !this.#unlike(unit, this.#upper).some((each) => meets(each, place));
    };
    return smallest(keys, isRight);
  }

  /** Where a side is not its template with its names in it. */
  #unlike(template: Unit, half: Half): readonly Pick<Place, "part" | "steps">[] {
    const { filling } = half.side;
    const filled = [...template.values()].map(
      (part) => [filling.text(part.id), { ...part, body: filling.json(part.body) }] as const,
    );
    return this.#between(new Map(filled), half.real, half);
  }

  #between(one: Unit, two: Unit, half: Half): readonly Pick<Place, "part" | "steps">[] {
    const nameless = namelessIn(this.#sides.names.get(half.side.environment));
    return [...new Set([...one.keys(), ...two.keys()])].flatMap((id) =>
      compareParts(one.get(id), two.get(id), this.#sides.fleet.definitions).map(({ path }) => ({
        part: nameless(id),
        steps: path.map(nameless),
      })),
    );
  }

  /** What differs between what both sides really render, names and all. */
  #raw(): readonly Place[] {
    const [one, two] = [this.#lower, this.#upper].map(({ side, real }) => {
      const nameless = namelessIn(this.#sides.names.get(side.environment));
      return { nameless, parts: new Map([...real.values()].map((part) => [nameless(part.id), part])) };
    });
    if (one === undefined || two === undefined) return [];
    const both = (text: string): string => one.nameless(two.nameless(text));
    return [...new Set([...one.parts.keys(), ...two.parts.keys()])].flatMap((id) => {
      const parts = { lower: one.parts.get(id), upper: two.parts.get(id) };
      return compareParts(parts.lower, parts.upper, this.#sides.fleet.definitions).map(({ path, left, right }) => ({
        part: id,
        steps: path.map(both),
        path,
        lower: left,
        upper: right,
        parts,
      }));
    });
  }
}

/** Takes the names of an environment out of a text, for a place to be found on the other side. */
function namelessIn(names: Names | undefined): (text: string) => string {
  const longestFirst = [...(names ?? [])].sort(([, a], [, b]) => b.length - a.length);
  const seen = new Map<string, string>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const made = longestFirst.reduce((rest, [key, value]) => replaceName(rest, value, `<${key}>`), text);
    seen.set(text, made);
    return made;
  };
}

const meets = (one: Pick<Place, "part" | "steps">, other: Pick<Place, "part" | "steps">): boolean => {
  const length = Math.min(one.steps.length, other.steps.length);
  return one.part === other.part && one.steps.slice(0, length).every((step, index) => step === other.steps[index]);
};
