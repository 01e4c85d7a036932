import { freezeAt } from "../../model/freeze.ts";
import { quoted } from "../../model/suggest.ts";
import { entering, refuseAll } from "./entering.ts";
import type { PromotionRule } from "./rule.ts";

/** Nothing is promoted into an environment on the days of a freeze. */
export const freeze: PromotionRule = {
  why: "On some days nobody is there to see a promotion fail, or nobody may find that it does.",
  *check(subject) {
    for (const [home, moves] of entering(subject)) {
      const found = freezeAt(subject.order.environments[home]?.freeze, subject.today);
      if (found === undefined) continue;
      yield refuseAll(
        subject,
        home,
        moves,
        (components) => `${home} is frozen until ${found.until}, ${quoted(found.reason)}: ${components} may not come`,
        `merge this after ${found.until}; rollbacks and hotfixes may come now`,
      );
    }
  },
};
