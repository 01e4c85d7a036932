import { quoted } from "../../model/suggest.ts";
import { aside } from "./aside.ts";
import { versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import { standingOf } from "./standing.ts";

/** No environment is ahead of the one that it receives from. */
export const notAhead: PromotionRule = {
  why: "An environment that is ahead of its source runs what nobody rehearsed, and the next promotion would take it back.",
  *check(subject) {
    for (const move of subject.moves) {
      const standing = standingOf(move, subject);
      if (standing.kind !== "ahead") continue;
      const { component, home, to } = move;
      const { source, version } = standing;
      yield {
        message: `${component} ${quoted(to)} would put ${home} ahead of ${source}, which has ${quoted(version)}`,
        hint: `put it into ${source} first, or ${aside(move, subject)}`,
        at: versionPath(subject.order, component, home),
        source: "versions",
        components: [component],
      };
    }
  },
};
