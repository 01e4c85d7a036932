import { type Moment, momentsOf } from "../../model/history/moments.ts";
import { complaint, type GitFault, git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/** When each commit of a first-parent line came, by its id; those that did not touch the map are among them. */
export async function clockOf(
  world: World,
  { folder }: Repository,
  commit: string,
): Promise<ReadonlyMap<string, Moment> | GitFault> {
  const said = await git(world, folder, ["rev-list", "--first-parent", "--timestamp", commit]);
  if (said.code !== 0)
    return {
      reason: `Git cannot tell when the commits of ${commit.slice(0, 12)} were made: ${complaint(said)}`,
      hint: "fetch the commits again, or run git fsck",
    };
  const lines = said.stdout.trimEnd().split("\n").toReversed();
  const times = lines.map((line) => Number(line.slice(0, line.indexOf(" "))));
  const moments = momentsOf(times, world.now());
  return new Map(
    lines.flatMap((line, index) => {
      const moment = moments[index];
      return moment === undefined ? [] : [[line.slice(line.indexOf(" ") + 1), moment] as const];
    }),
  );
}
