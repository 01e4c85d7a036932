import type { Behaviour } from "./behaviour.ts";
import type { Difference } from "./diff/difference.ts";
import { fieldName } from "./diff/field-name.ts";
import { same } from "./diff/same.ts";
import { type Input, keyOf, overlaid } from "./inputs.ts";
import type { Unit } from "./part.ts";

/** A difference between the two templates of a unit. */
export interface Found extends Difference {
  /** The id of the part, as templates have it. */
  readonly part: string;
}

/** Compares the templates of a unit. */
export type Compare = (lower: Unit, upper: Unit) => readonly Found[];

/** Renders a side's unit with another behaviour; a text says why a function could not do its work. */
export type Render = (behaviour: Behaviour) => Unit | string;

/** One side of a trial. */
export interface Party {
  readonly behaviour: Behaviour;
  readonly unit: Unit;
  readonly render: Render;
}

/**
 * What would be, were inputs of one environment those of the other: asked once for each set of inputs, and only for the
 * unit at hand.
 */
export class Trial {
  readonly inputs: readonly Input[];
  readonly #lower: Party;
  readonly #upper: Party;
  readonly #compare: Compare;
  readonly #isClosed: boolean;
  #all: readonly Found[] | undefined;
  readonly #asked = new Map<string, readonly Found[] | undefined>();

  /**
   * @param isClosed whether the inputs are all that sets the sides apart: then both are the same when all inputs are,
   * and nobody has to look.
   */
  constructor(inputs: readonly Input[], lower: Party, upper: Party, compare: Compare, isClosed = false) {
    this.inputs = inputs;
    this.#lower = lower;
    this.#upper = upper;
    this.#compare = compare;
    this.#isClosed = isClosed;
  }

  /** The differences that are left when the upper side has these inputs of the lower; nothing where it cannot be. */
  raised(inputs: readonly Input[]): readonly Found[] | undefined {
    return this.#ask("raised", inputs, () => {
      const unit = this.#upper.render(overlaid(this.#upper.behaviour, inputs, "lower"));
      return typeof unit === "string" ? undefined : this.#compare(this.#lower.unit, unit);
    });
  }

  /** The differences that are left when the lower side has these inputs of the upper; nothing where it cannot be. */
  lowered(inputs: readonly Input[]): readonly Found[] | undefined {
    return this.#ask("lowered", inputs, () => {
      const unit = this.#lower.render(overlaid(this.#lower.behaviour, inputs, "upper"));
      return typeof unit === "string" ? undefined : this.#compare(unit, this.#upper.unit);
    });
  }

  /** Whether the difference goes when the upper side has these inputs of the lower. */
  goes(found: Found, inputs: readonly Input[]): boolean {
    const left = this.raised(inputs);
    return left !== undefined && !left.some((each) => touches(each, found));
  }

  /** Whether inputs of the policy explain the difference at all. */
  explains(found: Found): boolean {
    return this.#isClosed || this.goes(found, this.inputs);
  }

  /** Whether the difference stays as it is when the upper side has these inputs of the lower. */
  stays(found: Found, inputs: readonly Input[]): boolean {
    return this.#holds(found, this.raised(inputs));
  }

  /** Whether the difference is there for these inputs alone: it stays as it is whatever becomes of all others. */
  isDueTo(found: Found, inputs: ReadonlySet<Input>): boolean {
    const others = this.inputs.filter((each) => !inputs.has(each));
    if (this.#isClosed && others.length === 0) return true;
    if (!this.explains(found) || !this.stays(found, others)) return false;
    return this.#holds(found, this.lowered(others));
  }

  #holds(found: Found, left: readonly Found[] | undefined): boolean {
    if (left === undefined) return false;
    this.#all ??= this.#compare(this.#lower.unit, this.#upper.unit);
    const isThere = isSurplus(found, this.#all);
    return left.some((each) =>
      isThere ? each.part === found.part && each.path.length === 0 && each.kind === found.kind : isSame(each, found),
    );
  }

  #ask(
    direction: "raised" | "lowered",
    inputs: readonly Input[],
    answer: () => readonly Found[] | undefined,
  ): readonly Found[] | undefined {
    const key = `${direction} ${inputs.map(keyOf).sort().join(" ")}`;
    if (!this.#asked.has(key)) this.#asked.set(key, answer());
    return this.#asked.get(key);
  }
}

/** Whether a difference is at the place of another one, above it or below it. */
function touches(left: Found, right: Found): boolean {
  if (left.part !== right.part) return false;
  const length = Math.min(left.path.length, right.path.length);
  for (let index = 0; index < length; index += 1) if (left.path[index] !== right.path[index]) return false;
  return true;
}

const isSame = (left: Found, right: Found): boolean =>
  left.part === right.part &&
  fieldName(left.path) === fieldName(right.path) &&
  left.path.length === right.path.length &&
  same(left.left, right.left) &&
  same(left.right, right.right);

/**
 * Whether a difference is an object that one side has beside all that the other one has: then nothing can be what it is
 * to be compared with, and that it is there is all there is to say. Where each side has an object that the other one
 * has not, they may be one under two names.
 *
 * @param all the differences of the unit
 */
export const isSurplus = ({ path, kind }: Difference, all: readonly Difference[]): boolean =>
  path.length === 0 &&
  (kind === "added" || kind === "removed") &&
  all.every((each) => each.path.length > 0 || each.kind === kind);
