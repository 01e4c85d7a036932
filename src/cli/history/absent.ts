import { quoted } from "../../model/suggest.ts";
import { remoteOf } from "../git/branch.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import type { World } from "../world.ts";
import type { Fault } from "./fault.ts";

/** Says that a branch is nowhere, for the repository that `folder` lies in. */
export async function absent(world: World, folder: string, branch: string): Promise<Fault> {
  const remote = await remoteOf(world, { folder }, branch);
  return {
    fault: `there is no branch ${quoted(branch)} here${remote === undefined ? "" : `, nor in ${remote}`}`,
    hint: await fetchHint(world, { folder }, branch),
  };
}
