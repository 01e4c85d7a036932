import { branchOf } from "../../checks/promotion/branch.ts";
import { above } from "../../checks/promotion/order.ts";
import type { Past } from "../../checks/promotion/past.ts";
import type { History } from "../../model/history/history.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { refOf, remoteOf } from "../git/branch.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import type { Repository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { type MapAt, mapAt } from "../history/map-at.ts";
import { readHistory } from "../history/read.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

/** A past without anything in it, for changes that need no proof. */
export const noPast: Past = { stretches: () => [], isShallow: false };

/** What a history proves, where one version map holds all environments. */
export const pastOf = (history: History): Past => ({
  stretches: (component, home) => history.stretches(component, home),
  isShallow: history.isShallow,
});

/** What the first-parent line of a commit proves, where one version map holds all environments. */
export async function pastAt(world: World, workspace: Workspace, commit: string): Promise<Past | Fault> {
  const history = await readHistory(world, workspace, commit);
  return isFault(history) ? history : pastOf(history);
}

/** An environment and those above it, with the layout `"branch"`. */
export interface BranchPast {
  readonly past: Past;
  /** What the head of each branch says, by environment. */
  readonly heads: ReadonlyMap<string, MapAt>;
}

/**
 * What the branches of an environment and of those above it prove. With `at` its own line ends at that commit, and
 * what its branch says is left out.
 */
export async function branchPast(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  repository: Repository,
  environment: string,
  at?: string,
): Promise<BranchPast | Fault> {
  const histories = new Map<string, History>();
  const heads = new Map<string, MapAt>();
  for (const name of [environment, ...above(fleet, environment)]) {
    const branch = branchOf(fleet, name);
    const end = name === environment ? at : undefined;
    const ref = end ?? (await refOf(world, repository, branch));
    if (ref === undefined)
      return {
        fault: `there is no branch "${branch}" here, which ${name} follows`,
        hint: await branchHint(world, repository, branch),
      };
    const history = await readHistory(world, workspace, ref);
    if (isFault(history)) return history;
    histories.set(name, history);
    if (end !== undefined) continue;
    const head = await mapAt(world, workspace, ref);
    if (isFault(head)) return head;
    heads.set(name, head);
  }
  return {
    past: {
      stretches: (component, home) => histories.get(home)?.stretches(component) ?? [],
      isShallow: [...histories.values()].some(({ isShallow }) => isShallow),
    },
    heads,
  };
}

/** What to do about the branch of an environment that is nowhere: nobody can tell whether it was ever made. */
async function branchHint(world: World, repository: Repository, branch: string): Promise<string> {
  const fetch = await fetchHint(world, repository, branch);
  const remote = await remoteOf(world, repository, branch);
  return remote === undefined
    ? fetch
    : `${fetch}; where nobody made it yet, do that: git push ${remote} HEAD:refs/heads/${branch}`;
}
