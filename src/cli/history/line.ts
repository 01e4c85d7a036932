import type { Commit } from "../../model/history/history.ts";
import { complaint, type GitFault, git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { World } from "../world.ts";
import { type Entry, fromRoot, mapAmong, usual } from "./place.ts";
import { renamedFrom } from "./renamed.ts";

/** A commit of the first-parent line that touched the version map, and what the map was after it. */
export interface Step {
  readonly commit: Commit;
  /** `"gone"` where the commit took the map away; `"odd"` where it is a link or a submodule. */
  readonly file: Entry | "gone";
}

/** Renames that are followed; a file that is renamed more often is no version map. */
const most = 50;

/**
 * The commits of a first-parent line that touched the version map, oldest first. At each commit the map is what a
 * command would have found there: another file beside it proves nothing. Where the map comes in by a rename, and none
 * was there before, its history goes on under the old name.
 */
export async function firstParentLine(
  world: World,
  repository: Repository,
  commit: string,
  path: string,
): Promise<readonly Step[] | GitFault> {
  let line: readonly Step[] = [];
  let [from, file] = [commit, path];
  for (let renames = 0; renames <= most; renames += 1) {
    const { prefix, paths } = watched(repository, file);
    const touches = await touchesOf(world, repository, from, paths);
    if ("reason" in touches) return touches;
    const older = stepsOf(touches, prefix, file);
    line = [...older.map(({ step }) => step), ...line];
    const [first] = older;
    if (first === undefined) break;
    const parent = `${first.step.commit.id}^1`;
    const source = await renamedFrom(world, repository, parent, first.step.commit.id, first.path);
    if (source === undefined) break;
    [from, file] = [parent, source];
  }
  return line;
}

/** All places of a map that lies in one of them, for a fleet's folder may have been another; else the file alone. */
function watched({ prefix: own }: Repository, file: string) {
  const place = usual.find((each) => file === each || file.endsWith(`/${each}`));
  if (place === undefined) return { prefix: undefined, paths: [file] };
  // A map in a folder "environments" may as well lie at the top of a fleet of that name.
  const isOwn = usual.some((each) => file === fromRoot({ prefix: own }, each));
  const prefix = isOwn ? own : file.slice(0, -place.length).replace(/\/$/, "");
  return { prefix, paths: usual.map((each) => fromRoot({ prefix }, each)) };
}

interface Touch {
  readonly commit: Commit;
  readonly entries: readonly { readonly path: string; readonly entry: Entry | "gone" }[];
}

/** What became of the map, oldest first; nothing before it was first there. */
function stepsOf(touches: readonly Touch[], prefix: string | undefined, file: string) {
  const there = new Map<string, Entry>();
  const steps: { readonly step: Step; readonly path: string }[] = [];
  let last = "gone";
  for (const { commit, entries } of touches) {
    for (const { path, entry } of entries)
      if (entry === "gone") there.delete(path);
      else there.set(path, entry);
    const found = prefix === undefined ? undefined : mapAmong((path) => there.has(fromRoot({ prefix }, path)));
    const path = prefix === undefined || found === undefined ? file : fromRoot({ prefix }, found);
    const entry = there.get(path) ?? "gone";
    const key = typeof entry === "string" ? entry : entry.blob;
    if (key !== last) steps.push({ step: { commit, file: entry }, path });
    last = key;
  }
  return steps;
}

/** What a commit is told with, each field ended by a NUL. */
const fields = "%H%x00%ct%x00%an%x00%s";

const logged = ["log", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8", "-z"];

const diffed = [
  "--first-parent",
  "-m",
  "--root",
  "--raw",
  "--no-abbrev",
  "--no-renames",
  "--no-follow",
  "--no-relative",
];

/** What commits did to files, oldest first. */
async function touchesOf(
  world: World,
  { folder }: Repository,
  commit: string,
  paths: readonly string[],
): Promise<readonly Touch[] | GitFault> {
  const specs = paths.map((path) => `:(top,literal)${path}`);
  const said = await git(world, folder, [...logged, ...diffed, `--format=${fields}`, commit, "--", ...specs]);
  if (said.code !== 0) return unread(commit, complaint(said));
  const words = said.stdout.split("\0");
  const touches: Touch[] = [];
  // Four words for a commit, and two for each file; what is behind the last NUL is no word.
  for (let at = 0; at + 5 < words.length; ) {
    const entries: { readonly path: string; readonly entry: Entry | "gone" }[] = [];
    const one = commitIn(words, at);
    at += 4;
    for (let change = changeIn(words[at]); change !== null; change = changeIn(words[at])) {
      const [, mode = "", blob = "", kind] = change;
      const entry = kind === "D" ? "gone" : mode.startsWith("100") ? { blob } : "odd";
      entries.push({ path: words[at + 1] ?? "", entry });
      at += 2;
    }
    if (entries.length === 0) return unread(commit, "its answer is of another form than expected");
    touches.push({ commit: one, entries });
  }
  return touches.toReversed();
}

const changeIn = (word = ""): RegExpExecArray | null => /^\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(word);

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
