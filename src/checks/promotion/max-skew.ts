import { quoted } from "../../model/suggest.ts";
import { debtSeverity, shown, skews } from "./debt.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import type { State } from "./state.ts";
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
    for (const { component, home, source, version, wanted, since } of left)
      yield {
        message: `${shown(component, version)} in ${home} is behind ${source} since ${moment(since)}, longer than ${quoted(order.environments[home]?.maxSkew ?? "")}`,
        hint: `promote ${quoted(wanted)}: lockstep promote ${source} ${home} ${component}`,
        severity,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
  },
};
