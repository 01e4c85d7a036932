import { isOpen, nextOpening } from "../../model/window.ts";
import { entering, refuseAll } from "./entering.ts";
import type { PromotionRule } from "./rule.ts";
import { moment } from "./words.ts";

/** Versions are promoted into an environment while one of its windows is open. */
export const window: PromotionRule = {
  why: "Outside its windows an environment is left alone: those who would repair it are not at work.",
  *check(subject) {
    for (const [home, moves] of entering(subject)) {
      const windows = subject.order.environments[home]?.window ?? [];
      if (windows.length === 0 || isOpen(windows, subject.now)) continue;
      const next = nextOpening(windows, subject.now);
      yield refuseAll(
        subject,
        home,
        moves,
        (components) =>
          `no window of ${home} is open${next === undefined ? "" : ` until ${moment(next)}`}: ${components} may not come`,
        next === undefined
          ? "give it a window that opens"
          : `merge this when it opens; rollbacks and hotfixes may come now`,
      );
    }
  },
};
