import { type Reading, readVersions } from "../../model/edit/edit.ts";
import type { EditProblem } from "../../model/edit/problem.ts";
import type { Commit } from "../../model/history/history.ts";
import { quoted } from "../../model/suggest.ts";
import { commitOf } from "../git/commit.ts";
import { git } from "../git/git.ts";
import { openRepository } from "../git/repository.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { type Fault, faultOf, isFault } from "./fault.ts";
import { describe } from "./line.ts";
import { entriesAt, placeAt } from "./place.ts";

/** What a commit's version map said, with the holds and hotfixes beside it. */
export interface MapAt extends Pick<Reading, "map" | "holds" | "hotfixes"> {
  readonly commit: Commit;
  /** From the root of the repository. */
  readonly file: string;
}

/** The same, with all that is no plain literal in it. */
export interface ReadingAt extends MapAt {
  readonly problems: readonly EditProblem[];
}

/** Reads the version map of a commit as text, or says why it cannot be read. */
export async function mapAt(world: World, workspace: Workspace, ref: string): Promise<MapAt | Fault> {
  const read = await readingAt(world, workspace, ref);
  if (isFault(read)) return read;
  const { problems, ...map } = read;
  const [problem] = problems;
  if (problem === undefined) return map;
  const { line, column, message, hint } = problem;
  return { fault: `${map.file}:${line}:${column} at ${quoted(ref)}: ${message}`, hint };
}

/** Reads as much of a commit's version map as is plain text, or says why there is no file to read. */
export async function readingAt(world: World, workspace: Workspace, ref: string): Promise<ReadingAt | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const found = await commitOf(world, repository, ref);
  if ("reason" in found) return faultOf(found);
  const file = await placeAt(world, repository, found.commit, workspace.files.versions);
  const [commit, entries] = await Promise.all([
    describe(world, repository, found.commit),
    entriesAt(world, repository, found.commit, [file]),
  ]);
  if ("reason" in commit) return faultOf(commit);
  const entry = entries.get(file);
  if (entry === undefined)
    return { fault: `${quoted(ref)} has no version map`, hint: "name a commit that has environments/versions.ts" };
  const text = entry === "odd" ? undefined : await git(world, repository.folder, ["cat-file", "blob", entry.blob]);
  if (text?.code !== 0) return { fault: `${file} at ${quoted(ref)} is no file`, hint: "name a commit where it is one" };
  return { commit, file, ...readVersions(text.stdout) };
}
