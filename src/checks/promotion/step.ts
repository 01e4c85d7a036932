import { noVersion } from "../../model/version.ts";
import { type Order, runsIn, sourceOf } from "./order.ts";
import type { State } from "./state.ts";

/** A version that a promotion would bring. */
export interface Step {
  readonly component: string;
  readonly home: string;
  /** The environment that it comes from. */
  readonly source: string;
  readonly from: string | undefined;
  readonly to: string;
}

/** What a component's source has and its environment has not, if anything: `there` is the source, `present` is here. */
export function stepOf(order: Order, component: string, home: string, there: State, present: State): readonly Step[] {
  const source = runsIn(order, component, home) ? sourceOf(order, component, home) : undefined;
  if (source === undefined) return [];
  const [to = noVersion, from] = [there.map[component]?.[source], present.map[component]?.[home]];
  return to === noVersion || to === from ? [] : [{ component, home, source, from, to }];
}
