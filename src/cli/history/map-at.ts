import { type Reading, readVersions } from "../../model/edit/edit.ts";
import type { Commit } from "../../model/history/history.ts";
import { quoted } from "../../model/suggest.ts";
import { commitOf } from "../git/commit.ts";
import { git } from "../git/git.ts";
import { openRepository } from "../git/repository.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { type Fault, faultOf } from "./fault.ts";
import { describe } from "./line.ts";
import { blobAt, placeAt } from "./place.ts";

/** What a commit's version map said, with the holds and hotfixes beside it. */
export interface MapAt extends Pick<Reading, "map" | "holds" | "hotfixes"> {
  readonly commit: Commit;
  /** From the root of the repository. */
  readonly file: string;
}

/** Reads the version map of a commit as text, or says why it cannot be read. */
export async function mapAt(world: World, workspace: Workspace, ref: string): Promise<MapAt | Fault> {
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const found = await commitOf(world, repository, ref);
  if ("reason" in found) return faultOf(found);
  const file = await placeAt(world, repository, found.commit, workspace.files.versions);
  const [commit, blob] = await Promise.all([
    describe(world, repository, found.commit),
    blobAt(world, repository, found.commit, file),
  ]);
  if ("reason" in commit) return faultOf(commit);
  if (blob === undefined)
    return { fault: `${quoted(ref)} has no version map`, hint: "name a commit that has environments/versions.ts" };
  const text = await git(world, repository.folder, ["cat-file", "blob", blob]);
  if (text.code !== 0) return { fault: `${file} at ${quoted(ref)} is no file`, hint: "name a commit where it is one" };
  const { map, holds, hotfixes, problems } = readVersions(text.stdout);
  const [problem] = problems;
  if (problem === undefined) return { commit, file, map, holds, hotfixes };
  const { line, column, message, hint } = problem;
  return { fault: `${file}:${line}:${column} at ${quoted(ref)}: ${message}`, hint };
}
