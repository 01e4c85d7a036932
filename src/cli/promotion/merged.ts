import { type Reading, readVersions } from "../../model/edit/edit.ts";
import { complaint, git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { Fault } from "../history/fault.ts";
import type { MapAt } from "../history/map-at.ts";
import type { World } from "../world.ts";

/** What a merge would say, or what of it conflicts in Git's words. */
export type Merged = { readonly reading: Reading } | { readonly conflict: string };

/**
 * The version map that the merge of two commits would have. The map of the source alone is not it: what the target has
 * on its own, as a rollback and its hold, stays. Nothing is checked out.
 */
export async function mergedMap(
  world: World,
  { folder }: Repository,
  target: MapAt,
  source: MapAt,
): Promise<Merged | Fault> {
  const made = await git(world, folder, ["merge-tree", "--write-tree", target.commit.id, source.commit.id]);
  const [tree = "", ...said] = made.stdout.split("\n");
  if (made.code === 1) return { conflict: said.find((line) => line.startsWith("CONFLICT")) ?? "see git merge" };
  if (made.code !== 0)
    return {
      fault: `Git cannot try the merge: ${complaint(made)}`,
      hint: "fetch both branches with their history; Git has to be 2.38 or later",
    };
  for (const file of new Set([source.file, target.file])) {
    const text = await git(world, folder, ["cat-file", "blob", `${tree}:${file}`]);
    if (text.code === 0) return { reading: readVersions(text.stdout) };
  }
  return { fault: "the merge would have no version map", hint: `keep ${target.file} in both branches` };
}
