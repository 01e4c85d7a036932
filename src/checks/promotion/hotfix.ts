import { hasPassed } from "../../model/date.ts";
import { shown, unpaid } from "./debt.ts";
import { entryPlace } from "./move.ts";
import { sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import type { PromotionRule } from "./rule.ts";
import { isAt, isOwn } from "./state.ts";
import { debtSeverity } from "./weight.ts";

/** A version that came in from the side reaches the source environment before its end. */
export const hotfix: PromotionRule = {
  why: "A fix that is in production alone is lost with the next promotion. Its entry is a debt until the environment below has it too.",
  *check(subject) {
    const { order, before, after, today } = subject;
    const left = unpaid(subject, after);
    for (const each of after.hotfixes) {
      if (!isOwn(after, each)) continue;
      const { component, home, version, until } = each;
      const source = sourceOf(order, component, home) ?? home;
      const fix = `the hotfix ${shown(component, version)} in ${home}`;
      const place = { ...entryPlace(order, "hotfixes", each), components: [component] };
      const isHere = after.map[component]?.[home] === version;
      if (left.includes(each)) {
        yield {
          ...place,
          severity: debtSeverity(subject),
          message: `${fix} was to be in ${source} by ${until}, and is not`,
          hint: `put it, or a later version that holds the fix, into ${source}`,
        };
        continue;
      }
      // Who writes an entry is not told in the same breath that it can go.
      const isOld = before.hotfixes.some((old) => isAt(old, each) && old.version === version);
      if (isOld && (isHere ? isPaid(each, subject, after) : hasPassed(until, today) === true))
        yield {
          ...place,
          severity: "warning",
          message: isHere
            ? `${fix} is no debt any more: ${source} has caught up`
            : `${fix} is over: ${home} has another version`,
          hint: "remove the entry",
        };
    }
  },
};
