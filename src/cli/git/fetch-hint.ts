import type { World } from "../world.ts";
import { remoteOf, remotesOf } from "./branch.ts";
import type { Repository } from "./repository.ts";

/** What to do about a branch that `refOf` finds nowhere. */
export async function fetchHint(world: World, place: Pick<Repository, "folder">, branch: string): Promise<string> {
  const remote = await remoteOf(world, place, branch);
  // Named in full, it lands where it is looked for in a clone of one branch, too.
  if (remote !== undefined) return `fetch it: git fetch ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
  return (await remotesOf(world, place)).length > 0
    ? `say which remote has it: git config branch.${branch}.remote <remote>`
    : `make it: git branch ${branch}`;
}
