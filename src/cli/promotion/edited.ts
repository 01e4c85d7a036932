import { isWithin } from "../../model/path.ts";
import { output } from "../../synth/paths.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import { fromRoot } from "../history/place.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

/** What a policy may be made of. */
const source = /\.(?:[cm]?[jt]sx?|json|ya?ml)$/;

/** Whether files differ from those of a commit that a policy may be made of, beside the map and what is rendered. */
export async function isEdited(
  world: World,
  { files }: Workspace,
  repository: Repository,
  commit: string,
): Promise<boolean> {
  const { code, stdout } = await git(world, repository.folder, [
    ...["diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff"],
    commit,
  ]);
  const map = fromRoot(repository, files.versions);
  const rendered = fromRoot(repository, output);
  return (
    code !== 0 || stdout.split("\0").some((path) => source.test(path) && path !== map && !isWithin(path, rendered))
  );
}
