import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/** The oldest commit of a first-parent line where what came before it was not fetched; nothing where it was. */
export async function boundaryOf(
  world: World,
  { folder, isShallow }: Repository,
  commit: string,
): Promise<string | undefined> {
  if (!isShallow) return undefined;
  const { stdout } = await git(world, folder, ["rev-list", "--first-parent", "--max-parents=0", commit]);
  const oldest = stdout.trim().split("\n").at(-1) ?? "";
  // As it was written, the commit still names its parents.
  const { stdout: written } = await git(world, folder, ["cat-file", "commit", oldest]);
  return /^parent /m.test(written.split("\n\n")[0] ?? "") ? oldest : undefined;
}
