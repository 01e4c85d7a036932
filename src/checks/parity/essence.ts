import type { Json } from "../../policy/index.ts";
import type { Comparison } from "./comparison.ts";
import type { Step } from "./diff/difference.ts";
import type { Doubt } from "./doubt.ts";
import type { Judged } from "./judge.ts";
import { isSurplus } from "./trial.ts";

/** Where two environments are not the same, and what each has there. */
interface Spot {
  readonly unit: string;
  readonly parts: Judged["parts"];
  readonly path: readonly Step[];
  readonly lower: Json | undefined;
  readonly upper: Json | undefined;
  readonly isSurplus: boolean;
}

type Between = Pick<Comparison, "lower" | "upper">;

/**
 * What a difference or a doubt is about, as `Problem.essence` holds it: JSON of the two environments, the unit, the
 * object, the place in it, the kind and both values, all with real names. What is absent is `null`; the kind tells. Of
 * an object that one of the two has in surplus, the values are left out: what it holds is compared with nothing.
 */
export function essenceOf({ lower: one, upper: other }: Between, spot: Judged | Doubt): string {
  const { unit, parts, path, lower, upper, isSurplus: isMore }: Spot = spot;
  const part = (parts.upper ?? parts.lower)?.id ?? "";
  const kind = "found" in spot ? spot.found.kind : spot.kind;
  return JSON.stringify([one, other, unit, part, path, kind, ...(isMore ? [] : [lower, upper])]);
}

/** The same for all of a doubt: where nothing can be compared, everything that differs beside names is part of it. */
export function essencesOf(between: Between, doubt: Doubt): readonly string[] {
  const { unit, kind, beside } = doubt;
  const beyond = beside.map((each) => {
    const { part, path, left, right } = each;
    const values = isSurplus(each, beside) ? [] : [left, right];
    return JSON.stringify([between.lower, between.upper, unit, part, path, kind, ...values]);
  });
  return [essenceOf(between, doubt), ...beyond];
}
