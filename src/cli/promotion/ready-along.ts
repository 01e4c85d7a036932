import type { Judgement } from "../../checks/promotion/judge.ts";
import { type Ready, readyOf } from "../../checks/promotion/ready.ts";

/**
 * Which components of an edge may move, and with them as few as can be that come from elsewhere: these move only where
 * one of the others cannot without them.
 */
export function readyAlong(
  along: readonly string[],
  beside: readonly string[],
  judge: (some: readonly string[]) => readonly Judgement[],
): Ready {
  const alone = readyOf(along, judge);
  if (beside.length === 0 || alone.components.length === along.length) return alone;
  const whole = readyOf([...along, ...beside], judge);
  const isMore = (some: readonly string[], than: readonly string[]): boolean =>
    than.every((each) => some.includes(each));
  const wanted = whole.components.filter((each) => along.includes(each));
  if (isMore(alone.components, wanted)) return alone;
  let { components } = whole;
  for (const each of beside) {
    const less = readyOf(
      components.filter((other) => other !== each),
      judge,
    ).components;
    if (isMore(less, wanted)) components = less;
  }
  const refusals = whole.refusals.filter((each) => each.components.some((name) => along.includes(name)));
  return { components, refusals };
}
