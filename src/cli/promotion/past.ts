import { branchOf } from "../../checks/promotion/branch.ts";
import { above } from "../../checks/promotion/order.ts";
import type { Past } from "../../checks/promotion/past.ts";
import type { History } from "../../model/history/history.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import type { Repository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { type MapAt, mapAt } from "../history/map-at.ts";
import { readHistory } from "../history/read.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { refOf } from "./branches.ts";

/** A past without anything in it, for changes that need no proof. */
export const noPast: Past = { stretches: () => [], isShallow: false };

/** What the first-parent line of a commit proves, where one version map holds all environments. */
export async function pastAt(world: World, workspace: Workspace, commit: string): Promise<Past | Fault> {
  const history = await readHistory(world, workspace, commit);
  if (isFault(history)) return history;
  return { stretches: (component, home) => history.stretches(component, home), isShallow: history.isShallow };
}

/** An environment and those above it, with the layout `"branch"`. */
export interface BranchPast {
  readonly past: Past;
  /** What the head of each branch says, by environment. */
  readonly heads: ReadonlyMap<string, MapAt>;
}

/** What the branches of an environment and of those above it prove. */
export async function branchPast(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  repository: Repository,
  environment: string,
): Promise<BranchPast | Fault> {
  const histories = new Map<string, History>();
  const heads = new Map<string, MapAt>();
  for (const name of [environment, ...above(fleet, environment)]) {
    const branch = branchOf(fleet, name);
    const ref = await refOf(world, repository, branch);
    if (ref === undefined)
      return {
        fault: `there is no branch "${branch}" here, which ${name} follows`,
        hint: "fetch it: git fetch origin",
      };
    const [history, at] = await Promise.all([readHistory(world, workspace, ref), mapAt(world, workspace, ref)]);
    if (isFault(history)) return history;
    if (isFault(at)) return at;
    histories.set(name, history);
    heads.set(name, at);
  }
  return {
    past: {
      stretches: (component, home) => histories.get(home)?.stretches(component) ?? [],
      isShallow: [...histories.values()].some(({ isShallow }) => isShallow),
    },
    heads,
  };
}
