import type { Mutant, ObjectMutant } from "./mutant.ts";

/** What the engine made of a mutant. */
export type Verdict =
  | { readonly kind: "caught" }
  /** Reported, and allowed by an allowance. */
  | { readonly kind: "tolerated"; readonly by: string }
  | { readonly kind: "unnoticed" }
  /** The mutant made both sides equal. */
  | { readonly kind: "equal" };

/** A mutant, the object that it was made of, and what the engine made of it. */
export interface Judged {
  readonly mutant: Mutant | ObjectMutant;
  /** How people know the object: `apps/v1/Deployment web`. */
  readonly object: string;
  readonly verdict: Verdict;
}

/** A mutant for which verdict and label disagree. */
export interface Escape {
  readonly operator: Mutant["operator"] | ObjectMutant["operator"];
  readonly object: string;
  /** As in the mutant; empty for a whole object. */
  readonly path: readonly string[];
}

/** How the engine did. What is in none of the lists below was rightly left unnoticed. */
export interface Score {
  /** All that were judged. */
  readonly mutants: number;
  /** Had to be caught, and were. */
  readonly caught: number;
  /** Had to be caught and were allowed, by allowance. */
  readonly tolerated: ReadonlyMap<string, number>;
  /** Had to be caught, and nobody noticed. */
  readonly escaped: readonly Escape[];
  /** Changed nothing, and were reported. */
  readonly falseAlarms: readonly Escape[];
  /** Had to be caught, but made both sides equal: neither right nor wrong. */
  readonly skipped: number;
}

/** Compares verdicts with labels. */
export function score(judged: Iterable<Judged>): Score {
  let [mutants, caught, skipped] = [0, 0, 0];
  const tolerated = new Map<string, number>();
  const escaped: Escape[] = [];
  const falseAlarms: Escape[] = [];
  for (const { mutant, object, verdict } of judged) {
    mutants += 1;
    const { operator, label } = mutant;
    const here: Escape = { operator, object, path: "path" in mutant ? mutant.path : [] };
    if (label === "must-not") {
      if (verdict.kind === "caught") falseAlarms.push(here);
    } else if (verdict.kind === "caught") caught += 1;
    else if (verdict.kind === "equal") skipped += 1;
    else if (verdict.kind === "unnoticed") escaped.push(here);
    else tolerated.set(verdict.by, (tolerated.get(verdict.by) ?? 0) + 1);
  }
  return { mutants, caught, tolerated, escaped, falseAlarms, skipped };
}
