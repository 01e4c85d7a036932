import { commitOf } from "../../git/commit.ts";
import { type Blob, filesAt } from "../../git/files.ts";
import type { GitFault } from "../../git/git.ts";
import { openRepository, type Repository } from "../../git/repository.ts";
import { findWorkspace } from "../../workspace.ts";
import type { World } from "../../world.ts";
import type { Effect } from "./change.ts";
import { changedFiles } from "./changed-files.ts";
import { changedSources } from "./changed-sources.ts";
import { effectOf } from "./effect.ts";

/**
 * What became of the rendered files of a fleet since a commit. `root` is the fleet's folder, absolute. Notes where the
 * user's own files alone changed.
 */
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
  const before = await filesAt(world, repository, found.commit);
  const files = "reason" in before ? before : await changedFiles(world, repository, before);
  const effect = "reason" in files ? files : effectOf(files);
  world.progress(undefined);
  if ("reason" in effect) return effect;
  if (effect.files === 0 && !("reason" in before)) await warn(world, repository, ref, before);
  return { effect, commit: found.commit };
}

/** Says that what is compared may not be rendered yet. What cannot be told is not worth the whole answer. */
async function warn(
  world: World,
  repository: Repository,
  ref: string,
  before: ReadonlyMap<string, Blob>,
): Promise<void> {
  const workspace = findWorkspace(world, repository.folder);
  const changed = "reason" in workspace ? [] : await changedSources(world, repository, workspace, before);
  if ("reason" in changed) return;
  for (const file of changed)
    world.note(`${file} differs from ${ref} and nothing in dist/ does: run lockstep synth first, if it should`);
}
