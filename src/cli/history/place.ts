import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";
import { renamedFrom } from "./renamed.ts";

const folders = ["environments/", ""] as const;
const endings = ["ts", "mts", "js", "mjs"] as const;

const namesOf = (folder: string, name: "policy" | "versions"): readonly string[] =>
  endings.map((ending) => `${folder}${name}.${ending}`);

/** Where a policy and a version map may lie, from the fleet's folder. */
export const usual = folders.flatMap((folder) => [...namesOf(folder, "policy"), ...namesOf(folder, "versions")]);

/** The version map among the files of a commit that a command would take; where no policy is there, any that is. */
export function mapAmong(has: (path: string) => boolean): string | undefined {
  const found = folders
    .filter((folder) => namesOf(folder, "policy").some(has))
    .map((folder) => namesOf(folder, "versions").find(has))
    .find((path) => path !== undefined);
  return found ?? folders.flatMap((folder) => namesOf(folder, "versions")).find(has);
}

/** What a commit has at a path: a file, or what is none (a link, a submodule, a folder). */
export type Entry = { readonly blob: string } | "odd";

/** The path of something in the fleet's folder, from the root of the repository. */
export const fromRoot = ({ prefix }: Pick<Repository, "prefix">, path: string): string =>
  prefix === "" ? path : `${prefix}/${path}`;

/**
 * Where a commit has the version map, from the root of the repository: where a command would find it there, else under
 * the name that it had before it was renamed. `file` is where it is now, from the fleet's folder; a commit that has it
 * nowhere is answered with that.
 */
export async function placeAt(world: World, repository: Repository, commit: string, file: string): Promise<string> {
  const own = fromRoot(repository, file);
  const there = await entriesAt(
    world,
    repository,
    commit,
    usual.map((path) => fromRoot(repository, path)),
  );
  const found = mapAmong((path) => there.has(fromRoot(repository, path)));
  if (found !== undefined) return fromRoot(repository, found);
  return (await renamedFrom(world, repository, commit, "HEAD", own)) ?? own;
}

const line = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/;

/** What a commit has at paths, from the root of the repository; what it has not is left out. */
export async function entriesAt(
  world: World,
  { folder }: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const { stdout } = await git(world, folder, ["ls-tree", "-z", "--full-tree", commit, "--", ...paths]);
  const found = new Map<string, Entry>();
  for (const each of stdout.split("\0")) {
    const [, mode = "", blob = "", path] = line.exec(each) ?? [];
    if (path !== undefined) found.set(path, mode.startsWith("100") ? { blob } : "odd");
  }
  return found;
}
