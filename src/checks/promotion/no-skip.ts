import { quoted } from "../../model/suggest.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import { standingOf } from "./standing.ts";

/** A version passes every environment on its way. */
export const noSkip: PromotionRule = {
  why: "Each environment finds what the one before it cannot. A version that jumps over one is untried there.",
  *check(subject) {
    for (const move of subject.moves) {
      const standing = standingOf(move, subject);
      if (standing.kind !== "skipped") continue;
      const { component, home, to } = move;
      const { seen, source } = standing;
      yield {
        message: `${component} ${quoted(to)} comes into ${home} from ${seen} and skips ${source}`,
        hint: `promote it to ${source} first: lockstep promote ${seen} ${source} ${component}`,
        at: versionPath(subject.order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};
