import { quoted } from "../../model/suggest.ts";
import { remoteOf } from "../git/branch.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/** What to do about a default branch that is nowhere: it was not fetched, or has another name than the policy says. */
export async function defaultHint(world: World, repository: Repository, name: string): Promise<string> {
  const other = await defaultOf(world, repository, name);
  if (other !== undefined) return `name the default branch in the policy: repository: { branch: ${quoted(other)} }`;
  const fetch = await fetchHint(world, repository, name);
  return `${fetch}; where the default branch has another name, say so in repository.branch of the policy`;
}

/** The default branch of the remote as a clone knows it, or the only one that was fetched. */
async function defaultOf(world: World, repository: Repository, name: string): Promise<string | undefined> {
  const remote = await remoteOf(world, repository, name);
  if (remote === undefined) return undefined;
  const refs = `refs/remotes/${remote}/`;
  const told = await git(world, repository.folder, ["symbolic-ref", "--quiet", `${refs}HEAD`]);
  if (told.code === 0) return told.stdout.trim().slice(refs.length);
  const listed = await git(world, repository.folder, ["for-each-ref", "--format=%(refname)", refs]);
  const [only, ...others] = listed.stdout.split("\n").filter((each) => each !== "");
  return others.length === 0 ? only?.slice(refs.length) : undefined;
}
