import { git } from "../git/git.ts";
import type { World } from "../world.ts";

/** The branch that is checked out; nothing where a commit is. */
export async function currentBranch(world: World, root: string): Promise<string | undefined> {
  const { code, stdout } = await git(world, root, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return code === 0 ? stdout.trim() : undefined;
}

/** A branch as it is here, or as it was when it was last fetched; nothing where it is neither. */
export async function refOf(world: World, root: string, branch: string): Promise<string | undefined> {
  for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) {
    const { code } = await git(world, root, [
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${ref}^{commit}`,
    ]);
    if (code === 0) return ref;
  }
  return undefined;
}
