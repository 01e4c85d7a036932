import { isWithin } from "../../model/path.ts";
import { folderOf, nameOf } from "./paths.ts";
import type { WritePlan } from "./plan.ts";

/** What one rename puts into place: a file, or a whole folder that is not there yet. */
export interface Unit {
  readonly target: string;
  readonly kind: "file" | "folder";
  /** Every file that comes with it. */
  readonly files: readonly string[];
  /** The folder beside whose content it is prepared. */
  readonly home: string;
}

/** The root that a path lies in, or the fleet's folder. */
export function homeOf(plan: WritePlan, path: string): string {
  return plan.roots.find((root) => isWithin(path, root)) ?? "";
}

/** The outermost folder above a file that is not there yet, below the home, which will be. */
function newFolder(plan: WritePlan, home: string, path: string): string | undefined {
  let outermost: string | undefined;
  for (let folder = folderOf(path); folder !== home && folder !== ""; folder = folderOf(folder)) {
    // What lies above another root is made for that root's own files.
    if (plan.disk.folder(folder).state !== "absent" || plan.roots.some((root) => isWithin(root, folder))) break;
    outermost = folder;
  }
  if (outermost === undefined) return undefined;
  // Where case does not count, "Web" is there already and no folder "web" can be put in its place.
  const above = plan.disk.folder(folderOf(outermost));
  const taken = above.state === "present" && plan.disk.namesLike(above, nameOf(outermost)).length > 0;
  return taken ? undefined : outermost;
}

/** Everything that is added or changed, in as few renames as possible. */
export function unitsOf(plan: WritePlan): readonly Unit[] {
  const folders = new Map<string, { readonly home: string; readonly files: string[] }>();
  const newFolders = new Map<string, string | undefined>();
  const units: Unit[] = plan.changed.map((path) => ({
    target: path,
    kind: "file",
    files: [path],
    home: homeOf(plan, path),
  }));
  for (const path of plan.added) {
    const home = homeOf(plan, path);
    const above = folderOf(path);
    if (!newFolders.has(above)) newFolders.set(above, newFolder(plan, home, path));
    const target = newFolders.get(above);
    if (target === undefined) {
      units.push({ target: path, kind: "file", files: [path], home });
      continue;
    }
    const folder = folders.get(target);
    if (folder === undefined) folders.set(target, { home, files: [path] });
    else folder.files.push(path);
  }
  for (const [target, { home, files }] of folders) units.push({ target, kind: "folder", files, home });
  return units;
}
