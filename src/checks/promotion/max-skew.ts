import { freezeAt } from "../../model/freeze.ts";
import { quoted } from "../../model/suggest.ts";
import { isOpen } from "../../model/window.ts";
import { debtSeverity, type Skew, shown, skews } from "./debt.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import { standingOf } from "./standing.ts";
import type { State } from "./state.ts";
import type { Change } from "./subject.ts";
import { moment } from "./words.ts";

/** No environment is behind the one that it receives from for longer than `maxSkew`. */
export const maxSkew: PromotionRule = {
  why: "The longer two environments run different versions, the less one says about the other, and the larger the step that is left.",
  *check(subject) {
    const { order, after, moves } = subject;
    const debts = (state: State) => skews(subject, state);
    const left = debts(after);
    if (left.length === 0) return;
    const severity = debtSeverity(subject, moves, debts, left);
    for (const skew of left) {
      const { component, home, source, version, wanted, since } = skew;
      const mayCome = isOpenFor(skew, subject);
      const command = `lockstep promote ${source} ${home} ${component}`;
      yield {
        message: `${shown(component, version)} in ${home} is behind ${source} since ${moment(since)}, longer than ${quoted(order.environments[home]?.maxSkew ?? "")}`,
        hint: `promote ${quoted(wanted)}${mayCome ? "" : " as soon as it may come"}: ${command}`,
        severity: mayCome ? severity : "warning",
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};

/** Whether a version that is missed may come now; where other rules keep it away, nobody can pay what is owed. */
function isOpenFor({ component, home, source, version, wanted }: Skew, change: Change): boolean {
  const { freeze, window } = change.order.environments[home] ?? {};
  if (freezeAt(freeze, change.today) !== undefined || !isOpen(window, change.now)) return false;
  const move = { component, home, source, from: version, to: wanted, way: "forward" } as const;
  return standingOf(move, change).kind === "proven";
}
