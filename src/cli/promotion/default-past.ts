import type { Past } from "../../checks/promotion/past.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { refOf, remotesOf } from "../git/branch.ts";
import { commitOf } from "../git/commit.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { type Before, beforeOf } from "./before.ts";
import { defaultHint } from "./default-hint.ts";
import type { Ground } from "./ground.ts";
import type { Goal } from "./laws.ts";

/** What was there before a change that is made here, and the branch that it goes to. */
export interface DefaultBefore extends Before {
  readonly goal: Goal;
}

/** What the default branch says and proves for a change that is made here: its own commits count for nothing. */
export async function defaultBefore(
  world: World,
  { workspace, fleet, reading }: Ground,
): Promise<DefaultBefore | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const tip = await defaultTip(world, repository, fleet);
  if (isFault(tip)) return tip;
  const before = await beforeOf(world, workspace, repository, tip.commit, reading);
  return isFault(before) ? before : { ...before, goal: { ...tip, fork: before.fork } };
}

/** What the default branch proves for a change that is made here. */
export async function defaultPast(world: World, ground: Ground): Promise<Past | Fault> {
  const before = await defaultBefore(world, ground);
  return isFault(before) ? before : before.past;
}

async function defaultTip(world: World, repository: Repository, fleet: AnyFleet): Promise<Omit<Goal, "fork"> | Fault> {
  const name = fleet.repository.branch ?? "main";
  const ref = await refOf(world, repository, name);
  // What is checked out would prove itself; it counts only where there is nothing else, as in a new repository.
  if (ref === undefined && (await remotesOf(world, repository)).length > 0)
    return {
      fault: `there is no branch "${name}" here, which proves versions`,
      hint: await defaultHint(world, repository, name),
    };
  const tip = await commitOf(world, repository, ref ?? "HEAD");
  return "reason" in tip ? faultOf(tip) : { name, commit: tip.commit };
}
