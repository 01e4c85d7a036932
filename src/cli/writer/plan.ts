import type { Finding } from "../../model/finding.ts";
import { isWithin } from "../../model/path.ts";
import { isOurs } from "../../synth/header.ts";
import type { Tree } from "../../synth/tree.ts";
import { Disk, type Folder, type Present } from "./disk.ts";
import { badPath, collisions, faultOf, folderOf, nameOf, within } from "./paths.ts";
import { codeOf, reasonOf, refusal } from "./refusal.ts";

/** What a write would do. Making one changes nothing. */
export interface WritePlan {
  readonly tree: Tree;
  /** Folders that hold rendered files, without those that lie in another one. */
  readonly roots: readonly string[];
  readonly disk: Disk;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Ours and no longer rendered. */
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Why nothing can be written: all reasons, not the first only. */
  readonly conflicts: readonly Finding[];
  /** What could not be looked at and may hold files of ours that are no longer rendered. */
  readonly warnings: readonly Finding[];
}

const moveAway = (path: string): string => `move "${path}" away, or delete it if nobody needs it`;

function blockedBy(folder: Exclude<Folder, Present | { readonly state: "absent" }>): Finding {
  const { path, by, error } = folder;
  switch (by) {
    case "link":
      return refusal(
        "write/symlink",
        path,
        `"${path}" is a symbolic link, which is never written through`,
        `replace "${path}" with a folder`,
      );
    case "error": {
      const { cause, remedy } = reasonOf(error);
      return refusal("write/unreadable", path, `the folder "${path}" cannot be listed: ${cause}`, remedy);
    }
    default:
      return refusal("write/not-a-folder", path, `"${path}" is a file where a folder is to be written`, moveAway(path));
  }
}

type Verdict = "added" | "changed" | "unchanged" | Finding;

function foreign(path: string): Finding {
  return refusal(
    "write/foreign-file",
    path,
    `"${path}" was not rendered by Lockstep and stands in the way`,
    moveAway(path),
  );
}

function compare(disk: Disk, path: string, text: string): Verdict {
  try {
    const found = disk.read(path);
    // U+FFFD may stand for any broken byte: then only the bytes themselves tell.
    const same = found.includes("\uFFFD") ? disk.holds(path, text) : found === text;
    if (same) return "unchanged";
    return isOurs(path, found) ? "changed" : foreign(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return refusal(
        "write/busy",
        path,
        `"${path}" went away while it was compared`,
        "wait until nobody else writes there, then run again",
      );
    }
    const { cause, remedy } = reasonOf(error);
    return refusal(
      "write/unreadable",
      path,
      `"${path}" stands in the way and cannot be read: ${cause}`,
      `${remedy}, or move it away`,
    );
  }
}

/** Where the file system ignores case, writing `Web.yaml` would overwrite `web.yaml`. */
function sameButForCase(disk: Disk, path: string, folder: Present): Finding | undefined {
  for (const name of disk.namesLike(folder, nameOf(path))) {
    const other = within(folderOf(path), name);
    const kind = folder.entries.get(name);
    if (kind === "folder" || (kind === "file" && isOurs(other, head(disk, other)))) continue;
    const message = `"${path}" and "${other}", which was not rendered by Lockstep, are one name where case does not count`;
    return refusal("write/case-collision", path, message, moveAway(other));
  }
  return undefined;
}

function head(disk: Disk, path: string): string {
  try {
    return disk.readHead(path);
  } catch {
    return "";
  }
}

function verdict(disk: Disk, path: string, text: string): Verdict {
  if (!isOurs(path, text)) {
    return refusal(
      "write/no-header",
      path,
      `"${path}" is rendered without the header that makes it ours`,
      "report this as a fault of Lockstep",
    );
  }
  const folder = disk.folder(folderOf(path));
  if (folder.state === "absent") return "added";
  if (folder.state === "blocked") return blockedBy(folder);
  switch (folder.entries.get(nameOf(path))) {
    case undefined:
      return sameButForCase(disk, path, folder) ?? "added";
    case "file":
      return compare(disk, path, text);
    case "folder":
      return refusal("write/not-a-file", path, `"${path}" is a folder where a file is to be written`, moveAway(path));
    case "link":
      return refusal(
        "write/symlink",
        path,
        `"${path}" is a symbolic link, which is never written through`,
        moveAway(path),
      );
    case "other":
      return foreign(path);
  }
}

/** Files of ours below a folder that the tree no longer has. */
function stale(disk: Disk, tree: Tree, root: string, warnings: Finding[]): readonly string[] {
  const found: string[] = [];
  const open = [root];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const folder = disk.folder(path);
    if (folder.state === "blocked" && folder.by === "error") {
      warnings.push({ ...blockedBy(folder), severity: "warning" });
    }
    if (folder.state !== "present") continue;
    for (const [name, kind] of folder.entries) {
      const inner = within(path, name);
      if (kind === "folder") open.push(inner);
      if (kind !== "file" || tree.has(inner)) continue;
      try {
        if (isOurs(inner, disk.readHead(inner))) found.push(inner);
      } catch (error) {
        if (codeOf(error) === "ENOENT") continue;
        const { cause, remedy } = reasonOf(error);
        const message = `"${inner}" is not rendered and cannot be read, so it stays: ${cause}`;
        warnings.push({
          ...refusal("write/unreadable", inner, message, `${remedy}, or delete it`),
          severity: "warning",
        });
      }
    }
  }
  return found;
}

function outermost(roots: readonly string[]): readonly string[] {
  const sorted = [...new Set(roots)].sort();
  return sorted.filter((root) => !sorted.some((other) => other !== root && isWithin(root, other)));
}

/**
 * Compares a rendered tree with the files below the fleet's folder.
 *
 * @param root The fleet's folder, absolute.
 * @param tree Every file that is to be there.
 * @param roots Folders, relative, in which files of ours that are no longer rendered are removed: `dist`.
 */
export function planWrite(root: string, tree: Tree, roots: readonly string[]): WritePlan {
  const disk = new Disk(root);
  const warnings: Finding[] = [];
  const found = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  const scanned = outermost(roots);
  const conflicts: Finding[] = [];
  for (const path of scanned) {
    const fault = faultOf(path);
    if (fault !== undefined) conflicts.push(badPath(path, fault));
  }
  const sound: string[] = [];
  // A blocked folder is one conflict, however many files it keeps out.
  const reported = new Set<string>();
  for (const [path, text] of tree) {
    const fault = faultOf(path);
    if (fault !== undefined) {
      conflicts.push(badPath(path, fault));
      continue;
    }
    sound.push(path);
    const judged = verdict(disk, path, text);
    if (typeof judged === "string") found[judged].push(path);
    else if (!reported.has(judged.at.file)) {
      reported.add(judged.at.file);
      conflicts.push(judged);
    }
  }
  conflicts.push(...collisions(sound));
  const removed = conflicts.length > 0 ? [] : scanned.flatMap((path) => stale(disk, tree, path, warnings));
  return { tree, roots: scanned, disk, ...found, removed: removed.sort(), conflicts, warnings };
}
