import type { World } from "../world.ts";
import { complaint, type GitFault, git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** A file as a commit has it. */
export interface Blob {
  /** What the content is known by: 40 hexadecimal digits, or 64. */
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

const entry = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/;

/** Every file of a commit below the repository's folder, by its path from there. Links and submodules are left out. */
export async function filesAt(
  world: World,
  { folder, prefix }: Repository,
  commit: string,
): Promise<ReadonlyMap<string, Blob> | GitFault> {
  const tree = await git(world, folder, ["rev-parse", "--verify", "--quiet", `${commit}:${prefix}`]);
  // The commit is older than the folder.
  if (tree.code !== 0) return new Map();
  const listed = await git(world, folder, ["ls-tree", "-r", "-z", "-l", "--full-tree", tree.stdout.trim()]);
  if (listed.code !== 0)
    return {
      reason: `Git cannot list the files of ${commit.slice(0, 12)}: ${complaint(listed)}`,
      hint: "fetch the commit again, or run git fsck",
    };
  const files = new Map<string, Blob>();
  for (const line of listed.stdout.split("\0")) {
    const [, mode = "", type, id = "", size = "", path = ""] = entry.exec(line) ?? [];
    if (type === "blob" && mode.startsWith("100")) files.set(path, { id, size: Number(size) });
  }
  return files;
}
