import type { Score } from "../mutation/score.ts";
import type { Parity } from "../parity/parity.ts";
import type { Engine } from "./engine.ts";
import { Run } from "./run.ts";
import type { wholeVerdict } from "./whole.ts";

/** How much is mutated, and what is put to the test. */
export interface Extent {
  /** The share of all mutants, 0 to 1; the first of each operator and kind is always among them. */
  readonly share: number;
  /** `2026-11-21` */
  readonly today: string;
  /** @default - the engine that `check` uses */
  readonly engine?: Engine;
  /** @default - all that holds environments to contracts, or nothing where another engine is put to the test */
  readonly whole?: typeof wholeVerdict;
}

/** How the engine did under one contract. */
export interface Bitten {
  readonly lower: string;
  readonly upper: string;
  /** Templates and what is really rendered were mutated alike: the comparison has to tell. */
  readonly templates: Score;
  /** What is really rendered was mutated alone: the certificate has to tell. */
  readonly renderings: Score;
  /** Mutants that cannot be made alike in both, and were not judged. */
  readonly apart: number;
  /** Mutants that went through the whole engine as well, with the same result. */
  readonly whole: number;
}

/** Mutates what environments under contracts render, and looks whether the engine notices; one result a contract. */
export function mutate(
  { sides, comparisons }: Pick<Parity, "sides" | "comparisons">,
  extent: Extent,
): readonly Bitten[] {
  const contracts = sides.fleet.policy.parity ?? [];
  return comparisons.flatMap((comparison, index) => {
    const contract = contracts[index];
    if (contract === undefined) return [];
    return [new Run({ sides, contract, comparison, today: extent.today }, extent).bitten()];
  });
}
