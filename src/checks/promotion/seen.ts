import { formatSpan } from "../../model/span.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import { aside } from "./aside.ts";
import { type Move, versionPath } from "./move.ts";
import { isStep } from "./one-minor.ts";
import type { PromotionRule } from "./rule.ts";
import { type Brief, type Standing, standingOf } from "./standing.ts";
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

function unseen(move: Move, standing: Standing, subject: PromotionSubject): Said | undefined {
  if (standing.kind !== "unseen") return undefined;
  const { component, home, to } = move;
  const { after, past } = subject;
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
    hint: `put it into ${source} first, or ${aside(move, subject)}`,
  };
}

function tooShort(move: Move, standing: Brief, subject: PromotionSubject): Said {
  const { component, home, to } = move;
  const { source, longest, ready, dated } = standing;
  const { order } = subject;
  const asked = order.environments[home]?.soak ?? "0m";
  const was = ready === undefined ? "was" : "has been";
  return {
    message: `${component} ${quoted(to)} ${was} in ${source} for ${formatSpan(longest - (longest % 60))}; ${home} asks for ${quoted(asked)}`,
    hint: ready === undefined ? afresh(move, standing, subject) : `wait until ${moment(ready)}${doubt(dated)}`,
  };
}

/** The clock of whoever made the commit ran ahead. */
const doubt = (dated: number | undefined): string =>
  dated === undefined
    ? ""
    : `: the commit that brought it is dated ${moment(dated)}, and no time counts before that or the next commit`;

/** What has left its source comes there once more, where it may. */
function afresh(move: Move, { source }: Brief, subject: PromotionSubject): string {
  const { order, after, past } = subject;
  const { component, to } = move;
  const there = after.map[component]?.[source] ?? noVersion;
  const fetch = past.isShallow ? ", or fetch the rest of the history," : "";
  if (order.components[component]?.upgrade === "one-minor" && there !== noVersion && !isStep(there, to))
    return `${aside(move, subject)}${fetch}: ${source} cannot go back to it from ${quoted(there)}`;
  return `put it into ${source} again${fetch} and wait, or promote what is there`;
}
