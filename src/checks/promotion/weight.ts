import { byNumbers } from "../../model/history/numbers.ts";
import { skews, unpaid } from "./debt.ts";
import type { Move } from "./move.ts";
import { above } from "./order.ts";
import { type Beside, isAt, type State } from "./state.ts";
import { strays } from "./stray.ts";
import type { Change, PromotionSubject } from "./subject.ts";

/**
 * What debts that are still there weigh. A change that pays one is not stopped by the others, nor is one that brings
 * what pays it a step nearer. No debt stops a rollback or a hotfix: an old debt is no reason to leave a hole open.
 */
export function debtSeverity(subject: PromotionSubject): "error" | "warning" {
  const { before, after, moves } = subject;
  if (moves.some(({ way }) => way === "rollback" || way === "hotfix")) return "warning";
  const unproven = unprovenIn(subject, after);
  const left: readonly Beside[] = [...skews(subject, after), ...unproven];
  // A place with a debt of another kind has not paid.
  const paid = [...skews(subject, before), ...unprovenIn(subject, before)].some(
    (old) => !left.some((each) => isAt(each, old)),
  );
  const isNearer = unproven.some((debt) => moves.some((move) => isStep(move, debt, subject)));
  return paid || isNearer ? "warning" : "error";
}

interface Debt extends Beside {
  readonly version: string;
}

/** Debts that end when an environment above has the version, or a later one. */
const unprovenIn = (change: Change, state: State): readonly Debt[] => [
  ...unpaid(change, state),
  ...strays(change, state),
];

/** Whether a move brings what a debt waits for into an environment above it; what has no order may be later. */
const isStep = ({ component, home, to }: Move, debt: Debt, { order }: Change): boolean =>
  component === debt.component && above(order, debt.home).includes(home) && (byNumbers(to, debt.version) ?? 0) >= 0;
