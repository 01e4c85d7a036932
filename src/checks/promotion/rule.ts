import type { Kind } from "../../model/edit/problem.ts";
import type { Problem, Rule } from "../rule.ts";
import type { PromotionSubject } from "./subject.ts";

/** What a rule of promotion found. */
export interface Refusal extends Problem {
  /** The components that it is about: without their moves it would not be there. */
  readonly components: readonly string[];
  /** The export that `at` begins at, where that is not the map. */
  readonly export?: Kind;
}

/** One thing that must hold of a change of versions, or of what a change leaves behind. */
export interface PromotionRule extends Pick<Rule, "why" | "severity"> {
  readonly check: (subject: PromotionSubject) => Iterable<Refusal>;
}
