import { readFileSync, rmdirSync, writeFileSync } from "node:fs";
import type { Disk } from "./disk.ts";
import { faultOf, folderOf, within } from "./paths.ts";
import { codeOf } from "./refusal.ts";

const noteName = "emptied";

/** Removes a folder that our removals emptied, then those above it, as long as they are empty and no roots. */
export function removeEmptied(disk: Disk, folder: string, roots: readonly string[]): void {
  for (let path = folder; path !== "" && !roots.includes(path); path = folderOf(path)) {
    try {
      rmdirSync(disk.real(path));
    } catch (error) {
      // Gone already, by whoever began this: what is above it may be empty now.
      if (codeOf(error) === "ENOENT") continue;
      // Something is left in it, so it stays, and so does every folder above.
      return;
    }
  }
}

/** Writes down which folders are about to be emptied: should the process die, the next one knows them for ours. */
export function noteEmptied(disk: Disk, staging: string, folders: readonly string[]): void {
  writeFileSync(disk.real(within(staging, noteName)), folders.map((folder) => `${folder}\n`).join(""));
}

/** Finishes what a dead process had noted. Says whether there was a note. */
export function finishEmptied(disk: Disk, staging: string, roots: readonly string[]): boolean {
  let note: string;
  try {
    note = readFileSync(disk.real(within(staging, noteName)), "utf8");
  } catch {
    return false;
  }
  const folders = note.split("\n").filter((path) => path !== "" && faultOf(path) === undefined);
  // A folder that is reached through a link is nobody's to remove.
  for (const folder of folders) if (disk.folder(folder).state !== "blocked") removeEmptied(disk, folder, roots);
  return true;
}
