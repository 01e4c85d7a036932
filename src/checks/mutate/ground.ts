import type { Neighbour } from "../mutation/subject.ts";
import type { Comparison, View } from "../parity/comparison.ts";
import type { Definitions } from "../parity/diff/diff.ts";
import type { Filling } from "../parity/fill.ts";
import type { Unit } from "../parity/part.ts";
import { manners } from "../parity/placeholders.ts";
import type { Sides } from "../parity/sides.ts";

/** One side of a unit under a contract. */
export interface Half {
  readonly side: "lower" | "upper";
  readonly environment: string;
  /** Templates. */
  readonly unit: Unit;
  /** What is really rendered, by the ids that parts have there; empty where it cannot be. */
  readonly real: Unit;
  readonly filling: Filling;
  readonly neighbour: Neighbour;
}

/** Both sides of one unit under a contract. */
export interface Ground {
  /** The component; empty for what surrounds all. */
  readonly name: string;
  /** Whether placeholders certify both sides. */
  readonly isCertified: boolean;
  readonly lower: Half;
  readonly upper: Half;
  readonly definitions: Definitions;
}

/** The units of a contract; twice where the environments have two engines, under the one and under the other. */
export function* grounds(sides: Sides, { lower, upper, views }: Comparison): Generator<Ground> {
  for (const view of views) yield* groundsOf(sides, [lower, upper], view);
}

function* groundsOf(
  sides: Sides,
  [lower, upper]: readonly [string, string],
  { lower: left, upper: right, pairs }: View,
): Generator<Ground> {
  for (const [name, pair] of pairs) {
    const { meaning } = sides.placeholders(pair.manner ?? manners[0]);
    const [ours, theirs] = [meaning(lower), meaning(upper)];
    yield {
      name,
      isCertified: pair.manner !== undefined,
      definitions: sides.fleet.definitions,
      lower: {
        side: "lower",
        environment: lower,
        unit: pair.lower,
        real: unitOf(left.real(name)),
        filling: pair.fillings.lower,
        neighbour: neighbour(ours, theirs),
      },
      upper: {
        side: "upper",
        environment: upper,
        unit: pair.upper,
        real: unitOf(right.real(name)),
        filling: pair.fillings.upper,
        neighbour: neighbour(theirs, ours),
      },
    };
  }
}

const unitOf = (made: Unit | string): Unit => (typeof made === "string" ? new Map() : made);

/** A name that the other environment does not have cannot be taken from there. */
function neighbour(own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Neighbour {
  return new Map([...own].map(([token, value]) => [token, { own: value, other: other.get(token) ?? value }]));
}
