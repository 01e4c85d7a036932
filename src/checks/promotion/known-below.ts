import { shown } from "./debt.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import { isAt, isOwn } from "./state.ts";
import { strays } from "./stray.ts";
import { debtSeverity } from "./weight.ts";

/** What runs in an environment is known in the one that it receives from, or a hotfix stands for it. */
export const knownBelow: PromotionRule = {
  why: "What came past the rules, or lost its hotfix entry, is a debt that nobody sees: the next promotion takes it back without a word.",
  *check(subject) {
    const { order, after, moves } = subject;
    const left = strays(subject, after).filter((each) => isOwn(after, each) && !moves.some((move) => isAt(move, each)));
    if (left.length === 0) return;
    const severity = debtSeverity(subject);
    for (const { component, home, source, version } of left)
      yield {
        message: `${shown(component, version)} is in ${home}, was never in ${source}, and no hotfix stands for it`,
        hint: `put it into ${source}, or write a hotfix with a reason and an end beside the map`,
        severity,
        at: versionPath(order, component, home),
        source: "versions",
        components: [component],
      };
  },
};
