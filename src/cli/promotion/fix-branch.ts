import { branchOf, environmentOf } from "../../checks/promotion/branch.ts";
import { currentBranch, refOf } from "../git/branch.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, faultOf } from "../history/fault.ts";
import type { World } from "../world.ts";
import type { Ground } from "./ground.ts";

/** How an edit comes into the branch of an environment by a pull request. */
export interface Route {
  /** The branch that is made for it first; nothing where the one that is checked out will do. */
  readonly made: string | undefined;
  /** The branch that the pull request goes into. */
  readonly into: string;
}

/** The name of a branch that may go into any environment. */
export const fixBranch = (...words: readonly string[]): string => branchName("hotfix", ...words);

/** The name of a branch, `folder/words`; what no such name may hold becomes `-`. */
export const branchName = (folder: string, ...words: readonly string[]): string =>
  `${folder}/${words
    .join("-")
    .slice(0, 60)
    .replace(/[^A-Za-z0-9.-]|\.(?=\.|$|lock$)/g, "-")}`;

/**
 * The way of an edit that is made on the branch that is checked out, by a branch of this name where one is needed; or
 * why it does not belong here: the branch is that of another environment, or `wrong` says so.
 */
export async function routeOf(
  world: World,
  { fleet, workspace }: Ground,
  environment: string,
  name: string,
  wrong: string | undefined,
): Promise<Route | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const current = await currentBranch(world, repository);
  const owner = current === undefined ? undefined : environmentOf(fleet, current);
  const into = branchOf(fleet, environment);
  const fault = wrong ?? (owner === undefined || owner === environment ? undefined : `this is the branch of ${owner}`);
  if (fault === undefined) return { made: owner === environment || current === undefined ? name : undefined, into };
  const start = (await refOf(world, repository, into))?.replace(/^refs\/(?:heads|remotes)\//, "") ?? into;
  return { fault, hint: `start at the branch of ${environment}: git switch -c ${name} ${start}` };
}
