import type { Commit } from "../../model/history/history.ts";
import { complaint, type GitFault, git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";
import { renamedFrom } from "./renamed.ts";

/** A commit of the first-parent line that touched the file, and what the file was after it. */
export interface Step {
  readonly commit: Commit;
  /** Whether the file was not there before the commit. */
  readonly isAdded: boolean;
  /** `"gone"` where the commit took the file away; `"odd"` where it is a link or a submodule. */
  readonly file: { readonly blob: string } | "gone" | "odd";
}

/** Renames that are followed; a file that is renamed more often is no version map. */
const most = 50;

/** The commits of a first-parent line that touched a file, renames of it followed, newest first. */
export async function firstParentLine(
  world: World,
  repository: Repository,
  commit: string,
  path: string,
): Promise<readonly Step[] | GitFault> {
  const line: Step[] = [];
  let [from, file] = [commit, path];
  for (let renames = 0; renames <= most; renames += 1) {
    const steps = await stepsOf(world, repository, from, file);
    if ("reason" in steps) return steps;
    const rename = await lastRename(world, repository, steps, file);
    line.push(...steps.slice(0, rename === undefined ? steps.length : rename.index + 1));
    if (rename === undefined) break;
    [from, file] = [rename.parent, rename.path];
  }
  return line;
}

async function lastRename(world: World, repository: Repository, steps: readonly Step[], path: string) {
  for (const [index, { commit, isAdded }] of steps.entries()) {
    if (!isAdded) continue;
    const parent = `${commit.id}^1`;
    const source = await renamedFrom(world, repository, parent, commit.id, path);
    if (source !== undefined) return { index, parent, path: source };
  }
  return undefined;
}

/** What a commit is told with, each field ended by a NUL. */
const fields = "%H%x00%ct%x00%an%x00%s";

const logged = ["log", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8", "-z"];

async function stepsOf(
  world: World,
  { folder }: Repository,
  commit: string,
  path: string,
): Promise<readonly Step[] | GitFault> {
  const diff = [
    "--first-parent",
    "-m",
    "--root",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "--no-follow",
    "--no-relative",
  ];
  const said = await git(world, folder, [
    ...logged,
    ...diff,
    `--format=${fields}`,
    commit,
    "--",
    `:(top,literal)${path}`,
  ]);
  if (said.code !== 0) return unread(commit, complaint(said));
  const words = said.stdout.split("\0");
  const steps: Step[] = [];
  // Five words for a commit, and the path; what is behind the last NUL is no word.
  for (let at = 0; at + 5 < words.length; at += 6) {
    const change = /^\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(words[at + 4] ?? "");
    if (change === null) return unread(commit, "its answer is of another form than expected");
    const [, mode = "", blob = "", kind] = change;
    const file = kind === "D" ? "gone" : mode.startsWith("100") ? { blob } : "odd";
    steps.push({ commit: commitIn(words, at), isAdded: kind === "A", file });
  }
  return steps;
}

/** One commit with its date, author and subject. */
export async function describe(world: World, { folder }: Repository, commit: string): Promise<Commit | GitFault> {
  const said = await git(world, folder, [...logged, "-1", "--no-patch", `--format=${fields}`, commit]);
  return said.code === 0 ? commitIn(said.stdout.split("\0"), 0) : unread(commit, complaint(said));
}

const commitIn = (words: readonly string[], at: number): Commit => ({
  id: words[at] ?? "",
  time: Number(words[at + 1]),
  author: words[at + 2] ?? "",
  subject: words[at + 3] ?? "",
});

const unread = (commit: string, reason: string): GitFault => ({
  reason: `Git cannot tell the history of ${commit.slice(0, 12)}: ${reason}`,
  hint: "fetch the commits again, or run git fsck",
});
