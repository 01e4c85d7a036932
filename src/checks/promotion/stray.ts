import { noVersion } from "../../model/version.ts";
import { above, homesOf, sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import { ofVersion } from "./past.ts";
import { type Beside, isAt, type State } from "./state.ts";
import type { Change } from "./subject.ts";

/** A version that no environment above ever had and no hotfix stands for. */
export interface Stray extends Beside {
  readonly source: string;
  readonly version: string;
}

/** The versions that came past the rules, in one state of the map. */
export function strays(change: Change, state: State): readonly Stray[] {
  const { order, past } = change;
  // What was before is not known there.
  if (past.isShallow) return [];
  return Object.keys(order.components).flatMap((component) =>
    homesOf(order, component).flatMap((home) => {
      const [source, version] = [sourceOf(order, component, home), state.map[component]?.[home]];
      if (source === undefined || version === undefined || version === noVersion) return [];
      const stray = { component, home, source, version };
      const stands = state.hotfixes.some((each) => isAt(each, stray) && each.version === version);
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
