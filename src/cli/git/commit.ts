import { quoted, suggest } from "../../model/suggest.ts";
import type { World } from "../world.ts";
import { remoteOf } from "./branch.ts";
import { type GitFault, git } from "./git.ts";
import type { Repository } from "./repository.ts";

const objectId = /^[0-9a-f]{40,64}$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unnameable = /^-|^$|[\u0000-\u001F\u007F]/;

/** The id of the commit that a ref of the user's names, or what is wrong with the ref. */
export async function commitOf(
  world: World,
  { folder, isShallow }: Repository,
  ref: string,
): Promise<{ readonly commit: string } | GitFault> {
  if (unnameable.test(ref))
    return { reason: `${quoted(ref)} is no name of a commit`, hint: "name a branch, a tag or a commit" };
  const found = await git(world, folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  const commit = found.stdout.trim();
  if (found.code === 0 && objectId.test(commit)) return { commit };
  const reason = `there is no commit ${quoted(ref)} in this repository`;
  const near = await nearest(world, folder, ref);
  if (near !== undefined) return { reason, hint: `name ${quoted(near)}, if you meant that` };
  return isShallow
    ? {
        reason: `${reason}, which is a shallow clone`,
        hint: "fetch the rest with git fetch --unshallow; for actions/checkout set fetch-depth: 0",
      }
    : { reason, hint: "fetch it with git fetch, or name a branch, a tag or a commit" };
}

/** The ref that was most likely meant: that of the remote, or one that is spelt nearly so. */
async function nearest(world: World, folder: string, ref: string): Promise<string | undefined> {
  const listed = await git(world, folder, ["for-each-ref", "--format=%(refname:short)"]);
  if (listed.code !== 0) return undefined;
  const refs = listed.stdout.split("\n").filter((each) => each !== "");
  const remote = await remoteOf(world, { folder }, ref);
  return refs.find((each) => remote !== undefined && each === `${remote}/${ref}`) ?? suggest(ref, refs);
}
