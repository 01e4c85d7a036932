import { quoted } from "../../model/suggest.ts";
import { type Skew, shown, skews } from "./debt.ts";
import { versionPath } from "./move.ts";
import { commandOf, paymentOf } from "./payment.ts";
import type { PromotionRule } from "./rule.ts";
import { isOwn } from "./state.ts";
import type { Change } from "./subject.ts";
import { debtSeverity } from "./weight.ts";
import { moment } from "./words.ts";

/** No environment is behind the one that it receives from for longer than `maxSkew`. */
export const maxSkew: PromotionRule = {
  why: "The longer two environments run different versions, the less one says about the other, and the larger the step that is left.",
  *check(subject) {
    const { order, after } = subject;
    for (const skew of skews(subject, after)) {
      if (!isOwn(after, skew)) continue;
      const { component, home, source, version, since } = skew;
      yield {
        ...owed(skew, subject, () => debtSeverity(subject)),
        message: `${shown(component, version)} in ${home} is behind ${source} since ${moment(since)}, longer than ${quoted(order.environments[home]?.maxSkew ?? "")}`,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};

/** What may come now is owed; while nothing may, nobody can pay. */
function owed(skew: Skew, change: Change, severity: () => "error" | "warning") {
  const payment = paymentOf(skew, change);
  if (payment !== undefined)
    return { hint: `promote ${quoted(payment.version)}: ${payment.command}`, severity: severity() };
  const command = commandOf(skew, change, [skew.component]);
  return { hint: `promote ${quoted(skew.wanted)} as soon as it may come: ${command}`, severity: "warning" } as const;
}
