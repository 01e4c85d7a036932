import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/** The ref of a branch as everybody knows it: that of the remote where there is one. Nothing where there is none. */
export async function refOf(world: World, { folder }: Repository, branch: string): Promise<string | undefined> {
  for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    const found = await git(world, folder, ["rev-parse", "--verify", "--quiet", ref]);
    if (found.code === 0) return ref;
  }
  return undefined;
}

/** The branch that is checked out, or nothing where the head is detached. */
export async function currentBranch(world: World, { folder }: Repository): Promise<string | undefined> {
  const found = await git(world, folder, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return found.code === 0 ? found.stdout.trim() : undefined;
}
