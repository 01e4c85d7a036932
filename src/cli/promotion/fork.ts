import { complaint, type GitFault, git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/**
 * The newest commit of a branch's first-parent line that a change is built on. A merge base may lie on a side branch,
 * whose commits nobody reviewed: they would prove whatever their author wants.
 */
export async function forkOf(
  world: World,
  { folder }: Repository,
  branch: string,
  head = "HEAD",
): Promise<{ readonly commit: string } | GitFault> {
  const newer = await git(world, folder, ["rev-list", "--first-parent", branch, `^${head}`]);
  if (newer.code !== 0)
    return {
      reason: `Git cannot compare ${branch.slice(0, 12)} with ${head}: ${complaint(newer)}`,
      hint: "run git fsck",
    };
  const oldest = newer.stdout.trim().split("\n").at(-1) ?? "";
  if (oldest === "") return { commit: branch };
  const parent = await git(world, folder, ["rev-parse", "--verify", "--quiet", `${oldest}^1`]);
  const commit = parent.stdout.trim();
  return parent.code === 0 && commit !== ""
    ? { commit }
    : {
        reason: `${head} and ${branch.slice(0, 12)} have no commit in common here`,
        hint: "fetch the rest with git fetch --unshallow; for actions/checkout set fetch-depth: 0",
      };
}
