import type { Past } from "../../checks/promotion/past.ts";
import { refOf, remotesOf } from "../git/branch.ts";
import { commitOf } from "../git/commit.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, faultOf } from "../history/fault.ts";
import type { World } from "../world.ts";
import { forkOf } from "./fork.ts";
import type { Ground } from "./ground.ts";
import { pastAt } from "./past.ts";

/** What the default branch proves for a change that is made here: its own commits count for nothing. */
export async function defaultPast(world: World, { workspace, fleet }: Ground): Promise<Past | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const name = fleet.repository.branch ?? "main";
  const ref = await refOf(world, repository, name);
  // What is checked out would prove itself; it counts only where there is nothing else, as in a new repository.
  if (ref === undefined && (await remotesOf(world, repository)).length > 0)
    return {
      fault: `there is no branch "${name}" here, which proves versions`,
      hint: await fetchHint(world, repository, name),
    };
  const branch = await commitOf(world, repository, ref ?? "HEAD");
  if ("reason" in branch) return faultOf(branch);
  const fork = await forkOf(world, repository, branch.commit);
  return "reason" in fork ? faultOf(fork) : pastAt(world, workspace, fork.commit);
}
