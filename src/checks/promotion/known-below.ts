import { noVersion } from "../../model/version.ts";
import { debtSeverity, shown } from "./debt.ts";
import { versionPath } from "./move.ts";
import { above, homesOf, sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import { ofVersion } from "./past.ts";
import type { PromotionRule } from "./rule.ts";
import type { Beside, State } from "./state.ts";
import type { Change } from "./subject.ts";

/** What runs in an environment is known in the one that it receives from, or a hotfix stands for it. */
export const knownBelow: PromotionRule = {
  why: "What came past the rules, or lost its hotfix entry, is a debt that nobody sees: the next promotion takes it back without a word.",
  *check(subject) {
    const { order, after, moves } = subject;
    const debts = (state: State) => strays(subject, state);
    const left = debts(after).filter(
      (each) => !moves.some(({ component, home }) => component === each.component && home === each.home),
    );
    if (left.length === 0) return;
    const severity = debtSeverity(subject, moves, debts, left);
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

interface Stray extends Beside {
  readonly source: string;
  readonly version: string;
}

function strays(change: Change, state: State): readonly Stray[] {
  const { order, past } = change;
  // What was before is not known there.
  if (past.isShallow) return [];
  return Object.keys(order.components).flatMap((component) =>
    homesOf(order, component).flatMap((home) => {
      const [source, version] = [sourceOf(order, component, home), state.map[component]?.[home]];
      if (source === undefined || version === undefined || version === noVersion) return [];
      const stands = state.hotfixes.some(
        (each) => each.component === component && each.home === home && each.version === version,
      );
      const stray = { component, home, source, version };
      const isKnown = stands || isPaid(stray, change, state) || isBeforeSource(stray, change);
      return isKnown || wasAbove(stray, change, state) ? [] : [stray];
    }),
  );
}

/** What was there before the source had its first version, or its row where it has none, could not have come from it: the source was put in between. */
function isBeforeSource({ component, home, source, version }: Stray, { past }: Change): boolean {
  const own = ofVersion(past.stretches(component, home), version);
  const there = past.stretches(component, source);
  const first = there.find((each) => each.version !== noVersion) ?? there[0];
  return (
    own.length === 0 || own.some(({ isFirst, from }) => isFirst || first === undefined || from.time < first.from.time)
  );
}

/** What passed another environment above is known there: the order was another one then, or the way was shorter. */
const wasAbove = ({ component, home, version }: Stray, { order, past }: Change, { map }: State): boolean =>
  above(order, home).some(
    (each) => map[component]?.[each] === version || ofVersion(past.stretches(component, each), version).length > 0,
  );
