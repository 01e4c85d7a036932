import { formatSpan } from "../../model/span.ts";
import { quoted } from "../../model/suggest.ts";
import { type Move, versionPath } from "./move.ts";
import type { PromotionRule } from "./rule.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { PromotionSubject } from "./subject.ts";
import { moment } from "./words.ts";

/** A version was in the source environment, on the default branch, for as long as the policy asks. */
export const seen: PromotionRule = {
  why: "A version that was never where it is tested, or not for long enough, is tested by those who use it. What the change itself writes proves nothing.",
  *check(subject) {
    for (const move of subject.moves) {
      const standing = standingOf(move, subject);
      const said = standing.kind === "brief" ? tooShort(move, standing, subject) : unseen(move, standing, subject);
      if (said === undefined) continue;
      const { component, home } = move;
      yield { ...said, at: versionPath(subject.order, component, home), source: "versions", components: [component] };
    }
  },
};

interface Said {
  readonly message: string;
  readonly hint: string;
}

function unseen(
  { component, home, to }: Move,
  standing: Standing,
  { after, past }: PromotionSubject,
): Said | undefined {
  if (standing.kind !== "unseen") return undefined;
  const { source } = standing;
  const version = `${component} ${quoted(to)}`;
  if (past.isShallow)
    return {
      message: `${version} comes into ${home}, and this shallow clone does not show it in ${source}`,
      hint: "fetch the rest with git fetch --unshallow; for actions/checkout set fetch-depth: 0",
    };
  if (after.map[component]?.[source] === to)
    return {
      message: `${version} comes into ${home}, and ${source} has it in this change alone`,
      hint: `merge and push it in ${source} first; ${home} follows in a change of its own`,
    };
  return {
    message: `${version} comes into ${home} and was never in ${source}`,
    hint: `put it into ${source} first, or write a hotfix with a reason and an end beside the map`,
  };
}

function tooShort(
  { component, home, to }: Move,
  { source, longest, ready }: Extract<Standing, { kind: "brief" }>,
  { order, past }: PromotionSubject,
): Said {
  const asked = order.environments[home]?.soak ?? "0m";
  const was = ready === undefined ? "was" : "has been";
  return {
    message: `${component} ${quoted(to)} ${was} in ${source} for ${formatSpan(longest - (longest % 60))}; ${home} asks for ${quoted(asked)}`,
    hint:
      ready === undefined
        ? `put it into ${source} again${past.isShallow ? ", or fetch the rest of the history," : ""} and wait, or promote what is there`
        : `wait until ${moment(ready)}`,
  };
}
