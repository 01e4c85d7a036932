import type { Disk, Present } from "./disk.ts";
import { folderOf, nameOf } from "./paths.ts";
import type { Staging } from "./staging.ts";

/** The first folder that is not as the plan saw it, staging folders and new homes aside. */
export function changedFolder(disk: Disk, staging: Staging): string | undefined {
  const ownDoing = new Set([...staging.homes, ...[...staging.made, ...disk.staging].map(folderOf)]);
  for (const [path, folder] of disk.listed) {
    const changed = ownDoing.has(path)
      ? hasOtherNames(disk, path, folder, staging.made)
      : disk.stampOf(path) !== folder.stamp;
    if (changed) return path;
  }
  return undefined;
}

function hasOtherNames(disk: Disk, path: string, { entries }: Present, made: readonly string[]): boolean {
  const now = disk.again(path);
  if (now.state !== "present") return true;
  const names = new Map(now.entries);
  for (const folder of made) if (folderOf(folder) === path) names.delete(nameOf(folder));
  return names.size !== entries.size || [...entries].some(([name, kind]) => names.get(name) !== kind);
}
