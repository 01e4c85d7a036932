import type { Json } from "../../policy/index.ts";
import type { Comparison } from "./comparison.ts";
import type { Step } from "./diff/difference.ts";
import type { Doubt } from "./doubt.ts";
import type { Judged } from "./judge.ts";

/** Where two environments are not the same, and what each has there. */
interface Spot {
  readonly unit: string;
  readonly parts: Judged["parts"];
  readonly path: readonly Step[];
  readonly lower: Json | undefined;
  readonly upper: Json | undefined;
}

/**
 * What a difference or a doubt is about, as `Problem.essence` holds it: JSON of the two environments, the unit, the
 * object, the place in it, the kind and both values, all with real names. What is absent is `null`; the kind tells.
 */
export function essenceOf(comparison: Pick<Comparison, "lower" | "upper">, spot: Judged | Doubt): string {
  const { unit, parts, path, lower, upper }: Spot = spot;
  const part = (parts.upper ?? parts.lower)?.id ?? "";
  const kind = "found" in spot ? spot.found.kind : spot.kind;
  return JSON.stringify([comparison.lower, comparison.upper, unit, part, path, kind, lower, upper]);
}
