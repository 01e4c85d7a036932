import type { Finding } from "../../model/finding.ts";
import type { Problem } from "../rule.ts";
import { findingOf } from "../run.ts";
import { broad, expired, overlapping, unknown, unused } from "./allowances.ts";
import { type Comparison, compare } from "./comparison.ts";
import { doubtful } from "./doubtful.ts";
import type { Fleet } from "./fleet.ts";
import { identityAsSetting } from "./identity-as-setting.ts";
import { leaks } from "./leaks.ts";
import { type ParityRule, parityRules } from "./parity-rules.ts";
import { Sides } from "./sides.ts";
import { undeclared } from "./undeclared.ts";

/** What the contracts of a fleet come to. */
export interface Parity {
  readonly findings: readonly Finding[];
  /** One for each contract, in the order of the policy. */
  readonly comparisons: readonly Comparison[];
  readonly sides: Sides;
}

/**
 * Holds the environments of a fleet to their contracts, and looks for names of one in another.
 *
 * @param today `2026-11-21`; an allowance holds on its last day too.
 */
export function checkParity(fleet: Fleet, today: string): Parity {
  const sides = new Sides(fleet);
  const findings: Finding[] = [];
  const say = (id: ParityRule, problems: Iterable<Problem>): void => {
    for (const problem of problems) findings.push(findingOf(id, parityRules[id], problem, fleet.stage.files));
  };
  const comparisons = (fleet.policy.parity ?? []).map((contract, index) => {
    const at = ["parity", String(index)];
    const comparison = compare(sides, contract, at, today);
    say("parity/undeclared-difference", undeclared(sides, comparison, at));
    say("parity/branches-on-identity", doubtful(sides, comparison, at, ["branches", "fails"]));
    say("parity/derived-identity", doubtful(sides, comparison, at, ["derived"]));
    say("parity/allowance-expired", expired(comparison));
    say("parity/allowance-known", unknown(comparison));
    say("parity/allowance-used", unused(comparison));
    say("parity/allowance-once", overlapping(comparison));
    say("parity/allowance-narrow", broad(comparison));
    return comparison;
  });
  say("parity/no-leak", leaks(sides));
  say("policy/identity-as-setting", identityAsSetting(sides, fleet.validators));
  return { findings, comparisons, sides };
}
