import type { World } from "../world.ts";
import { git } from "./git.ts";
import type { Repository } from "./repository.ts";

type Place = Pick<Repository, "folder">;

/** The branch that is checked out, or nothing where the head is detached. */
export async function currentBranch(world: World, { folder }: Place): Promise<string | undefined> {
  const found = await git(world, folder, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return found.code === 0 ? found.stdout.trim() : undefined;
}

/** The names of all remotes, in Git's order. */
export async function remotesOf(world: World, { folder }: Place): Promise<readonly string[]> {
  const { stdout } = await git(world, folder, ["remote"]);
  return stdout.split("\n").filter((each) => each !== "");
}

/**
 * The remote by which a branch is shared: the one that the branch here was told to follow, else `origin`, else the only
 * one that there is. Nothing where there is none, or where nothing says which.
 */
export async function remoteOf(world: World, place: Place, branch: string): Promise<string | undefined> {
  const remotes = await remotesOf(world, place);
  if (remotes.length === 0) return undefined;
  const told = await git(world, place.folder, ["config", "--get", `branch.${branch}.remote`]);
  const [only, ...others] = remotes;
  return (
    remotes.find((each) => each === told.stdout.trim()) ??
    remotes.find((each) => each === "origin") ??
    (others.length === 0 ? only : undefined)
  );
}

/**
 * The ref of a branch, in full, or nothing where there is none: as its remote had it when it was last fetched, and only
 * where it had none the branch that is here.
 *
 * The remote's is the branch that everybody builds on and that clusters follow, so what stands there is what counts. The
 * one here may be behind it, and then lacks proof that there is; or ahead, and then commits that nobody reviewed would
 * prove whatever they say. In a workflow the remote's is the only one. A branch that was never pushed, or a repository
 * without a remote, has but the one that is here.
 */
export async function refOf(world: World, place: Place, branch: string): Promise<string | undefined> {
  const remote = await remoteOf(world, place, branch);
  const refs = [...(remote === undefined ? [] : [`refs/remotes/${remote}/${branch}`]), `refs/heads/${branch}`];
  for (const ref of refs) {
    const found = await git(world, place.folder, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    if (found.code === 0) return ref;
  }
  return undefined;
}

/** The branch that a ref is likely to mean, whether here or of a remote: `production` for `upstream/production`. */
export function branchIn(ref: string, remotes: readonly string[]): string {
  const short = ref.replace(/^refs\/(?:heads\/|(?=remotes\/))/, "");
  const remote = remotes.find((each) => short.replace(/^remotes\//, "").startsWith(`${each}/`));
  return remote === undefined ? short : short.replace(/^remotes\//, "").slice(remote.length + 1);
}
