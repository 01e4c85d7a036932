import type { Reading } from "../../model/edit/edit.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import { mergedMap } from "../promotion/merged.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { isFault } from "./fault.ts";
import { type MapAt, mapAt } from "./map-at.ts";

/** Commits that are tried; what is older than that is no answer to why the newest one may not go. */
const most = 20;

/**
 * The newest commit of a branch's first-parent line that may be merged where its head may not, or nothing. `may` judges
 * the version map that a merge would have; a merge that moves nothing is none that it should let go.
 */
export async function newestThatMay(
  world: World,
  workspace: Workspace,
  repository: Repository,
  { from, into }: { readonly from: MapAt; readonly into: MapAt },
  may: (merged: Reading) => boolean,
): Promise<string | undefined> {
  const list = async (...paths: readonly string[]): Promise<readonly string[]> => {
    const range = ["rev-list", "--first-parent", from.commit.id, `^${into.commit.id}`];
    const { stdout } = await git(world, repository.folder, [...range, "--", ...paths]);
    return stdout.split("\n").filter((each) => each !== "");
  };
  const [line, touching] = await Promise.all([list(), list(`:(top,literal)${from.file}`)]);
  // Between two commits that touch the map, the newest is as good as any.
  const tried = touching.slice(0, most).flatMap((commit) => line[line.indexOf(commit) + 1] ?? []);
  for (const commit of tried) {
    const older = await mapAt(world, workspace, commit);
    if (isFault(older)) continue;
    const merged = await mergedMap(world, repository, into, older);
    if ("reading" in merged && merged.reading.problems.length === 0 && may(merged.reading)) return commit;
  }
  return undefined;
}
