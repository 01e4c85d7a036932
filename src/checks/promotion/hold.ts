import { hasPassed } from "../../model/date.ts";
import { quoted } from "../../model/suggest.ts";
import { entryPlace, type Move, versionPath } from "./move.ts";
import { above } from "./order.ts";
import type { PromotionRule, Refusal } from "./rule.ts";
import { type HeldBack, isAt, isOwn } from "./state.ts";
import type { Change, PromotionSubject } from "./subject.ts";
import { inheritedHolds } from "./succession.ts";
import { names } from "./words.ts";

/** A version that is held back does not come, by whatever way, until the hold is over. */
export const hold: PromotionRule = {
  why: "Somebody saw the version fail. Automation that brings it back undoes the rollback.",
  *check(subject) {
    for (const move of subject.moves) yield* held(move, subject);
    yield* lost(subject);
    const { order, after, today } = subject;
    for (const each of after.holds)
      if (isOwn(after, each) && hasPassed(each.until, today) === true)
        yield {
          message: `the hold on ${each.component} ${names(each.not.map(quoted))} in ${each.home} ended on ${each.until}`,
          hint: "remove it",
          severity: "warning",
          ...entryPlace(order, "holds", each),
          components: [],
        };
  },
};

function* held(move: Move, subject: PromotionSubject): Iterable<Refusal> {
  const { component, home, to } = move;
  const found = holdOn(component, home, to, subject);
  if (found === undefined) return;
  const { order, after } = subject;
  const where = found.home === home ? "" : ` in ${found.home}, which ${home} receives from,`;
  yield {
    message: `${component} ${quoted(to)} does not come into ${home}: it is held back${where} until ${found.until}: ${quoted(found.reason)}`,
    hint: after.holds.some((each) => isAt(each, found) && each.not.includes(to))
      ? "take another version, or remove the hold in a change of its own"
      : "bring this branch up to date if it never had the hold, else keep it; remove it in a change of its own first",
    at: versionPath(order, component, home),
    source: "versions",
    components: [component],
  };
}

/** A hold on what goes in this change is one on what comes instead: another name heals nothing. */
function* lost(subject: PromotionSubject): Iterable<Refusal> {
  const { order, after, today } = subject;
  for (const { heldAs, ...each } of inheritedHolds(subject)) {
    const { component, home, not } = each;
    const kept = after.holds.filter((hold) => isAt(hold, each)).flatMap((hold) => hold.not);
    const gone = not.filter((version) => !kept.includes(version));
    if (hasPassed(each.until, today) === true || gone.length === 0) continue;
    const instead = home === heldAs.home ? component : home;
    yield {
      message: `the hold on ${heldAs.component} ${names(gone.map(quoted))} in ${heldAs.home} goes, and ${instead} comes instead without it`,
      hint: `write it for ${component} in ${home}; remove it in a change of its own`,
      at: versionPath(order, component, home),
      source: "versions",
      components: [component],
    };
  }
}

/**
 * The hold on a version in an environment, or in one that it receives from: what failed there goes no further. A hold
 * that the change itself removes counts still.
 */
export function holdOn(
  component: string,
  home: string,
  version: string,
  { order, before, after, today }: Change,
): HeldBack | undefined {
  const homes = [home, ...above(order, home)];
  return [...after.holds, ...before.holds].find(
    (each) =>
      each.component === component &&
      each.not.includes(version) &&
      homes.includes(each.home) &&
      hasPassed(each.until, today) !== true,
  );
}
