import type { State } from "../../checks/promotion/state.ts";
import { type Step, stepOf } from "../../checks/promotion/step.ts";
import { closure } from "../../checks/promotion/together.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { alongEdge, besideEdge, type Edge } from "./wanted.ts";

/** What a promotion is about. */
export interface Steps {
  readonly along: readonly Step[];
  /** What comes from another environment and belongs to one of these. */
  readonly beside: readonly Step[];
}

/** The versions that components, or all of them where none is named, would bring along an edge. */
export function stepsOf(
  fleet: AnyFleet,
  components: readonly string[],
  edge: Edge,
  source: State,
  present: State,
): Steps {
  const named = [...new Set(components)];
  const beside = named.length > 0 ? besideEdge(fleet, named, edge) : partnersBeside(fleet, edge);
  const along = (named.length > 0 ? named : alongEdge(fleet, edge)).filter((each) => !beside.includes(each));
  const steps = (some: readonly string[]) => some.flatMap((each) => stepOf(fleet, each, edge.to, source, present));
  return { along: steps(along), beside: steps(beside) };
}

/** What waits in other environments than the one that is promoted from, by that environment. */
export function waitingElsewhere(
  fleet: AnyFleet,
  { from, to }: Edge,
  present: State,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const component of Object.keys(fleet.components))
    for (const { source } of stepOf(fleet, component, to, present, present))
      if (source !== from) found.set(source, [...(found.get(source) ?? []), component]);
  return found;
}

/** What belongs to a component of an edge, and comes from another environment than that. */
const partnersBeside = (fleet: AnyFleet, edge: Edge): readonly string[] => {
  const along = alongEdge(fleet, edge);
  return [...new Set(along.flatMap((each) => closure(fleet, each)))].filter((each) => !along.includes(each));
};
