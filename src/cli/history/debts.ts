import { promotionFindings } from "../../checks/promotion/judge.ts";
import { above, type Order } from "../../checks/promotion/order.ts";
import type { State } from "../../checks/promotion/state.ts";
import type { Finding } from "../../model/finding.ts";
import type { SourceFiles } from "../../model/report.ts";
import type { Ground, Moment } from "./ground.ts";

/** What `lockstep check --base` reports of a change that moves nothing: debts, and entries that can go. */
export type Debt = Pick<Finding, "rule" | "severity" | "message" | "hint">;

/** The debts of what is here, as far as anything is known of it. */
export function debtsOf(
  fleet: Order,
  { state, proof, missing }: Pick<Ground, "state" | "proof" | "missing">,
  { now, today }: Moment,
  files: SourceFiles,
): readonly Debt[] {
  const isKnown = (home: string): boolean => ![home, ...above(fleet, home)].some((each) => missing.has(each));
  const environments = Object.entries(fleet.environments).filter(([name]) => isKnown(name));
  const order = { ...fleet, environments: Object.fromEntries(environments) };
  const here: State = {
    ...state,
    holds: state.holds.filter(({ home }) => isKnown(home)),
    hotfixes: state.hotfixes.filter(({ home }) => isKnown(home)),
  };
  const found = promotionFindings({ order, before: here, after: here, past: proof, now, today }, files);
  return found.map(({ rule, severity, message, hint }) => ({ rule, severity, message, hint }));
}
