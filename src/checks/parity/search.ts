import type { Json } from "../../policy/index.ts";
import { smallest } from "./cause.ts";
import { certifiesPart, type Pair } from "./certificate.ts";
import { compareParts } from "./compare.ts";
import type { Difference, Step } from "./diff/difference.ts";
import type { Filling } from "./fill.ts";
import type { Names } from "./names.ts";
import type { Part, Unit } from "./part.ts";
import { manners, withoutNames } from "./placeholders.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/** A place at which two environments differ and one of them is not what its template says. */
export interface Place {
  readonly path: readonly Step[];
  readonly change: Difference["kind"];
  readonly lower: Json | undefined;
  readonly upper: Json | undefined;
  readonly parts: { readonly lower: Part | undefined; readonly upper: Part | undefined };
  /** The part and the path without names, which both sides share. */
  readonly part: string;
  readonly steps: readonly string[];
  /** The side that is not its template there: of one that is, no name decides anything. */
  readonly half: Half;
  /** Whether another place says the same as this one. */
  readonly meets: (one: Spot) => boolean;
}

type Spot = Pick<Place, "part" | "steps">;

/** One of two sides, as it really is. */
export interface Half {
  readonly side: Side;
  readonly real: Unit;
  /** What a real part is in the template, by which the other side has it too. */
  readonly idOf: (id: string) => string;
}

/** Looks for the places in a unit that placeholders do not certify, and for the names that decide there. */
export class Search {
  readonly #sides: Sides;
  readonly #unit: string;
  readonly #lower: Half;
  readonly #upper: Half;
  readonly #nameless: (text: string) => string;
  readonly #fields: readonly string[];

  /** @param fields what entries of lists are looked for by, see `diff` */
  constructor(sides: Sides, unit: string, lower: Half, upper: Half, fields: readonly string[]) {
    this.#fields = fields;
    this.#sides = sides;
    this.#unit = unit;
    this.#lower = lower;
    this.#upper = upper;
    this.#nameless = withoutNames([upper, lower].map(({ side }) => sides.names.get(side.environment)));
  }

  /** What differs between the two sides at places where a side is not what its template says. */
  places(pair: Pair): readonly Place[] {
    const halves = [this.#upper, this.#lower].map((half) => ({
      half,
      doubtful: this.#unlike(half === this.#upper ? pair.upper : pair.lower, half),
    }));
    return this.#raw().flatMap((place) => {
      // Lists of other lengths are aligned otherwise: then positions say nothing.
      for (const meet of this.#isNamed(place) ? [meets] : [meets, nears])
        for (const { half, doubtful } of halves)
          if (doubtful.some((each) => meet(each, place))) return [{ ...place, half, meets: (one) => meet(one, place) }];
      return [];
    });
  }

  /** Whether both values are equal but for the names in them. */
  #isNamed({ lower, upper }: Pick<Place, "lower" | "upper">): boolean {
    return this.#nameless(JSON.stringify(lower) ?? "") === this.#nameless(JSON.stringify(upper) ?? "");
  }

  /** Whether a value is made of names, or hangs on them and is none. */
  kindOf(place: Place): "branches" | "derived" {
    if (typeof place.lower !== "string" || typeof place.upper !== "string") return "branches";
    const { half } = place;
    const { side } = half;
    const other = side.render(this.#unit, side.behaviour, manners[2] ?? manners[0]);
    const own = side.templates.get(this.#unit);
    if (typeof other === "string" || own === undefined) return "branches";
    const filled = (unit: Unit, filling: Filling): Unit =>
      new Map([...unit.values()].map((part) => [filling.text(part.id), { ...part, body: filling.json(part.body) }]));
    const one = filled(own, side.filling);
    const two = filled(other, this.#sides.filling(side.environment, manners[2]));
    return this.#between(one, two, half).some(place.meets) ? "derived" : "branches";
  }

  /** The fewest names that must be the real ones for the place to be as it is. */
  namesFor(place: Place): readonly string[] {
    const { half } = place;
    const { side } = half;
    const real = this.#sides.names.get(side.environment) ?? new Map<string, string>();
    const templates = this.#sides.placeholders().names;
    const keys = [...real.keys()].filter((key) => templates.get(key) !== real.get(key));
    const isRight = (some: readonly string[]): boolean => {
      const names: Names = new Map([...templates, ...some.map((key) => [key, real.get(key) ?? ""] as const)]);
      const unit = side.renamed(this.#unit, names);
      return typeof unit !== "string" && !this.#unlike(unit, half).some(place.meets);
    };
    return isRight([]) ? [] : smallest(keys, isRight);
  }

  /** Where a side is not its template with its names in it. */
  #unlike(template: Unit, half: Half): readonly Spot[] {
    const { filling } = half.side;
    const filled = [...template.values()].map((part) => {
      const id = filling.text(part.id);
      const real = half.real.get(id);
      const isProved = real !== undefined && certifiesPart(part, real, filling);
      return [id, isProved ? real : { ...part, body: filling.json(part.body) }] as const;
    });
    return this.#between(new Map(filled), half.real, half);
  }

  #between(one: Unit, two: Unit, half: Half): readonly Spot[] {
    return [...new Set([...one.keys(), ...two.keys()])].flatMap((id) =>
      this.#compare(one.get(id), two.get(id)).map(({ path }) => ({
        part: half.idOf(id),
        steps: path.map(this.#nameless),
      })),
    );
  }

  #compare(one: Part | undefined, two: Part | undefined) {
    return compareParts(one, two, this.#sides.fleet.definitions, this.#fields);
  }

  /** What differs between what both sides really render, names and all. */
  #raw(): readonly Omit<Place, "half" | "meets">[] {
    const [one, two] = [this.#lower, this.#upper].map(
      ({ real, idOf }) => new Map([...real.values()].map((part) => [idOf(part.id), part])),
    );
    return [...new Set([...(one?.keys() ?? []), ...(two?.keys() ?? [])])].flatMap((id) => {
      const parts = { lower: one?.get(id), upper: two?.get(id) };
      return this.#compare(parts.lower, parts.upper).map(({ path, kind, left, right }) => ({
        part: id,
        steps: path.map(this.#nameless),
        path,
        change: kind,
        lower: left,
        upper: right,
        parts,
      }));
    });
  }
}

const meetsBy =
  (isSame: (one: string, other: string | undefined) => boolean) =>
  (one: Spot, other: Spot): boolean => {
    const length = Math.min(one.steps.length, other.steps.length);
    return one.part === other.part && one.steps.slice(0, length).every((step, at) => isSame(step, other.steps[at]));
  };

const meets = meetsBy((one, other) => one === other);
const isPosition = (step = ""): boolean => /^\[\d+\]$/.test(step);
const isEntry = (step = ""): boolean => step.startsWith("[");
/** An entry may be known by its place in one comparison of a list and by a key in another. */
const nears = meetsBy(
  (one, other) => one === other || (isEntry(one) && isEntry(other) && (isPosition(one) || isPosition(other))),
);
