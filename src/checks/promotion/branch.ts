import { quoted } from "../../model/suggest.ts";
import type { Problem } from "../rule.ts";
import { movesOf } from "./move.ts";
import { above, type Order } from "./order.ts";
import type { Change } from "./subject.ts";

/** Branches of fixes that may go where no promotion leads. */
const fixes = "hotfix/";

/** The environment that follows a branch. */
export const environmentOf = ({ environments }: Order, branch: string): string | undefined =>
  Object.keys(environments).find((name) => branchOf({ environments }, name) === branch);

/** The branch that an environment follows. */
export const branchOf = ({ environments }: Pick<Order, "environments">, name: string): string =>
  environments[name]?.branch ?? name;

/**
 * With the layout `"branch"` a promotion is a merge: what is merged into the branch of an environment comes from the
 * branch of the one that it receives from, or is a fix, also one on its way back. With what the merge changes, one
 * that makes rollbacks alone may come from anywhere.
 */
export function* branchOrder(order: Order, head: string, base: string, change?: Change): Iterable<Problem> {
  const environment = environmentOf(order, base);
  const source = environment === undefined ? undefined : order.environments[environment]?.promotesFrom;
  if (environment === undefined || source === undefined) return;
  const wanted = branchOf(order, source);
  if (head === wanted || (head.startsWith(fixes) && head.length > fixes.length)) return;
  // A fix comes back the way that it did not go.
  const from = environmentOf(order, head);
  if (from !== undefined && above(order, from).includes(environment)) return;
  // What takes an environment back to what it had brings nothing in.
  const moves = change === undefined ? [] : movesOf(change);
  if (moves.length > 0 && moves.every(({ way }) => way === "rollback")) return;
  yield {
    message: `the branch ${quoted(head)} is merged into ${quoted(base)}, which takes ${quoted(wanted)} and ${quoted(`${fixes}…`)} alone`,
    hint: hintFor(order, head, environment),
    at: ["environments", environment, "promotesFrom"],
  };
}

function hintFor(order: Order, head: string, environment: string): string {
  const from = environmentOf(order, head);
  // The next one on the way from there.
  const next = above(order, environment).find((each) => order.environments[each]?.promotesFrom === from);
  return from === undefined || next === undefined
    ? `merge it into the branch where new versions enter, or name it ${fixes}… if ${environment} cannot wait`
    : `merge ${quoted(head)} into ${quoted(branchOf(order, next))} first: lockstep promote ${from} ${next}`;
}
