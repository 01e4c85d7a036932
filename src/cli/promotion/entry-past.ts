import type { Past } from "../../checks/promotion/past.ts";
import { commitOf } from "../git/commit.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { defaultPast } from "./default-past.ts";
import type { Ground } from "./ground.ts";
import { branchPast, noPast } from "./past.ts";

/**
 * What a version is judged by where it enters. Steps of one minor begin at the last version that was there, which the
 * map does not tell where it says `"none"` by now; all else needs no proof there. With a flat map `branch` is the
 * environment that follows the branch, if one does.
 */
export async function entryPast(
  world: World,
  ground: Ground,
  component: string,
  branch: string | undefined,
): Promise<Past | Fault> {
  const { fleet, workspace } = ground;
  if (fleet.components[component]?.upgrade === undefined) return noPast;
  const repository = await openRepository(world, workspace.root);
  // Before the first commit there was nothing to begin at.
  if ("reason" in repository || "reason" in (await commitOf(world, repository, "HEAD"))) return noPast;
  if (fleet.layout !== "branch") return defaultPast(world, ground);
  if (branch === undefined || !Object.hasOwn(fleet.environments, branch)) return noPast;
  const found = await branchPast(world, workspace, fleet, repository, branch);
  return isFault(found) ? found : found.past;
}
