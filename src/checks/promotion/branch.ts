import { quoted } from "../../model/suggest.ts";
import type { Problem } from "../rule.ts";
import { above, type Order } from "./order.ts";

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
 * branch of the one that it receives from, or is a fix, also one on its way back.
 */
export function* branchOrder(order: Order, head: string, base: string): Iterable<Problem> {
  const environment = environmentOf(order, base);
  const source = environment === undefined ? undefined : order.environments[environment]?.promotesFrom;
  if (environment === undefined || source === undefined) return;
  const wanted = branchOf(order, source);
  if (head === wanted || (head.startsWith(fixes) && head.length > fixes.length)) return;
  // A fix comes back the way that it did not go.
  const from = environmentOf(order, head);
  if (from !== undefined && above(order, from).includes(environment)) return;
  yield {
    message: `the branch ${quoted(head)} is merged into ${quoted(base)}, which takes ${quoted(wanted)} and ${quoted(`${fixes}…`)} alone`,
    hint: `merge it into the branch where new versions enter, or name it ${fixes}… if ${environment} cannot wait`,
    at: ["environments", environment, "promotesFrom"],
  };
}
