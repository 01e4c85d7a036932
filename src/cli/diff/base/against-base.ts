import { commitOf } from "../../git/commit.ts";
import type { GitFault } from "../../git/git.ts";
import { openRepository } from "../../git/repository.ts";
import type { World } from "../../world.ts";
import type { Effect } from "./change.ts";
import { changedFiles } from "./changed-files.ts";
import { effectOf } from "./effect.ts";

/** What became of the rendered files of a fleet since a commit. `root` is the fleet's folder, absolute. */
export async function againstBase(
  world: World,
  root: string,
  ref: string,
): Promise<{ readonly effect: Effect; readonly commit: string } | GitFault> {
  const repository = await openRepository(world, root);
  if ("reason" in repository) return repository;
  const found = await commitOf(world, repository, ref);
  if ("reason" in found) return found;
  world.progress(`comparing dist/ with ${ref} …`);
  const files = await changedFiles(world, repository, found.commit);
  const effect = "reason" in files ? files : effectOf(files);
  world.progress(undefined);
  return "reason" in effect ? effect : { effect, commit: found.commit };
}
