import type { Contract } from "../../policy/index.ts";
import type { Mutant, ObjectMutant } from "../mutation/mutant.ts";
import type { Verdict } from "../mutation/score.ts";
import { subject } from "../parity/allowed.ts";
import { type Comparison, compare } from "../parity/comparison.ts";
import type { Part } from "../parity/part.ts";
import type { Sides } from "../parity/sides.ts";
import { alteration } from "./alteration.ts";
import { AlteredSides } from "./altered-sides.ts";
import { differences } from "./differences.ts";
import { engine } from "./engine.ts";
import { news } from "./news.ts";
import type { Target } from "./target.ts";

/** A contract, and what it comes to without any mutant. */
export interface Held {
  readonly sides: Sides;
  readonly contract: Contract<string, string>;
  readonly comparison: Comparison;
  /** `2026-11-21` */
  readonly today: string;
}

/** What everything that holds environments to a contract makes of a mutant of a target, given the parts that it makes. */
export function wholeVerdict(
  { sides, contract, comparison, today }: Held,
  target: Target,
  mutant: Mutant | ObjectMutant,
  parts: readonly Part[],
): Verdict {
  const altered = new AlteredSides(sides, target.half.environment, alteration(target, mutant, parts));
  const after = compare(altered, contract, [], today);
  const { fresh, gone } = news(
    comparison.judged.map(({ found }) => found),
    after.judged.map(({ found, outcome }) => ({ ...found, outcome })),
    () => differences([target.part], parts, target.ground.definitions, engine),
  );
  if (after.doubts.length > comparison.doubts.length) return { kind: "caught" };
  const by = fresh.map(({ outcome }) => (outcome.kind === "allowed" ? subject(outcome.by[0].allowance) : undefined));
  if (by.includes(undefined)) return { kind: "caught" };
  const [first] = by;
  return first === undefined ? { kind: gone ? "equal" : "unnoticed" } : { kind: "tolerated", by: first };
}

/**
 * Whether single parts can be judged as the whole engine does. Under two engines each part is rendered in two ways, and
 * what is not certified is doubted whatever else is there. The other one's name in place of a placeholder is a
 * difference between templates; where both sides really have one text there, the engine leaves it to the leaks.
 */
export function isComparable({ comparison: { views } }: Held, { ground, real }: Target): boolean {
  return views.length === 1 && ground.isCertified && real !== undefined;
}
