import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";

/** What a version map may be called. */
const source = /\.[mc]?[jt]s$/;

/** The path that a file had in an older commit under another name; nothing where it was not there, or kept its name. */
export async function renamedFrom(
  world: World,
  { folder }: Repository,
  older: string,
  newer: string,
  path: string,
): Promise<string | undefined> {
  const args = ["diff-tree", "-r", "-M", "-z", "--no-relative", "--diff-filter=R", older, newer];
  // Before the first commit, and before the first that was fetched, there is nothing to compare with.
  const { code, stdout } = await git(world, folder, args);
  const words = code === 0 ? stdout.split("\0") : [];
  for (let at = 0; at + 2 < words.length; at += 3) {
    const from = words[at + 1] ?? "";
    if (words[at + 2] === path && source.test(from)) return from;
  }
  return undefined;
}
