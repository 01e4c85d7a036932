import { runsIn, sourceOf } from "../../checks/promotion/order.ts";
import type { VersionsByHome } from "../../checks/promotion/state.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { Fault } from "../history/fault.ts";
import { unknown } from "./names.ts";

/** An edge that versions move along. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Why no versions move from one environment to another, or nothing when some do. */
export function edgeFault(fleet: AnyFleet, edge: Edge, isNamed: boolean): Fault | undefined {
  const { from, to } = edge;
  const known = Object.keys(fleet.environments);
  const missing = unknown("environment", from, known) ?? unknown("environment", to, known);
  if (missing !== undefined) return missing;
  const source = fleet.environments[to]?.promotesFrom;
  if (source === undefined)
    return {
      fault: `${to} receives from no environment: new versions enter there`,
      hint: `run lockstep set <component> <version> ${to}`,
    };
  // A component that does not run in between comes from further up.
  const isFlat = fleet.layout === "branch";
  if (source === from || isNamed || (!isFlat && alongEdge(fleet, edge).length > 0)) return undefined;
  const all = isFlat ? "" : " --all";
  return {
    fault: `${to} receives from ${source}, not from ${from}`,
    hint: `run lockstep promote ${source} ${to}${all}`,
  };
}

/** Components whose versions move along an edge. */
export const alongEdge = (fleet: AnyFleet, { from, to }: Edge): readonly string[] =>
  Object.keys(fleet.components).filter((name) => runsIn(fleet, name, to) && sourceOf(fleet, name, to) === from);

/**
 * Components that somebody named and that come from elsewhere: they move along, each from its own source, where one of
 * the others comes along the edge. A group may have several sources, and would move by no command otherwise.
 */
export function besideEdge(fleet: AnyFleet, components: readonly string[], { from, to }: Edge): readonly string[] {
  const sources = components.map((name) => (runsIn(fleet, name, to) ? sourceOf(fleet, name, to) : undefined));
  if (!sources.includes(from)) return [];
  return components.filter((_, index) => sources[index] !== undefined && sources[index] !== from);
}

/** Why a component that somebody named does not move along an edge, or nothing when it does. */
export function componentFault(
  fleet: AnyFleet,
  component: string,
  { from, to }: Edge,
  source: VersionsByHome,
): Fault | undefined {
  const missing = unknown("component", component, Object.keys(fleet.components));
  if (missing !== undefined) return missing;
  if (fleet.components[component]?.scope === "cluster")
    return {
      fault: `${component} runs once for each cluster, and is not promoted`,
      hint: `run lockstep set ${component} <version> <cluster>`,
    };
  if (!runsIn(fleet, component, to))
    return { fault: `${component} does not run in ${to}`, hint: `name ${to} in its "in" first` };
  const own = sourceOf(fleet, component, to);
  if (own !== from)
    return {
      fault: `${component} comes into ${to} ${own === undefined ? "from nowhere: new versions of it enter there" : `from ${own}, not from ${from}`}`,
      hint:
        own === undefined
          ? `run lockstep set ${component} <version> ${to}`
          : `run lockstep promote ${own} ${to} ${component}`,
    };
  const version = source[component]?.[from];
  return version === undefined || version === noVersion
    ? { fault: `${component} has no version in ${from}`, hint: `put one into ${quoted(from)} first` }
    : undefined;
}
