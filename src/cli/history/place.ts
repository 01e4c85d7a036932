import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";
import { renamedFrom } from "./renamed.ts";

/** Where a version map may lie, from the fleet's folder; a version map that no commit renamed is one of these. */
const usual = ["environments/versions", "versions"].flatMap((name) =>
  ["ts", "mts", "js", "mjs"].map((ending) => `${name}.${ending}`),
);

/**
 * Where a commit has the version map, from the root of the repository. `file` is where it is now, from the fleet's
 * folder; a commit that has it nowhere is answered with that.
 */
export async function placeAt(world: World, repository: Repository, commit: string, file: string): Promise<string> {
  const from = (name: string): string => (repository.prefix === "" ? name : `${repository.prefix}/${name}`);
  const own = from(file);
  if ((await blobAt(world, repository, commit, own)) !== undefined) return own;
  const renamed = await renamedFrom(world, repository, commit, "HEAD", own);
  if (renamed !== undefined) return renamed;
  for (const name of usual) if ((await blobAt(world, repository, commit, from(name))) !== undefined) return from(name);
  return own;
}

/** The blob that a commit has at a path, or nothing. */
export async function blobAt(
  world: World,
  { folder }: Repository,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const { code, stdout } = await git(world, folder, ["rev-parse", "--verify", "--quiet", `${commit}:${path}`]);
  return code === 0 ? stdout.trim() : undefined;
}
