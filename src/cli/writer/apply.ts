import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import type { Finding } from "../../model/finding.ts";
import { changedFolder } from "./changed-folder.ts";
import type { Disk } from "./disk.ts";
import { noteEmptied, removeEmptied } from "./emptied.ts";
import { folded, folderOf, within } from "./paths.ts";
import { planWrite, type WritePlan } from "./plan.ts";
import { codeOf, reasonOf, refusal } from "./refusal.ts";
import { clearRemnants, Staging } from "./staging.ts";
import { homeOf, type Unit, unitsOf } from "./units.ts";

/** What became of a plan. */
export interface WriteResult {
  /**
   * `refused`, `busy` and `failed`: the files are as they were. `partial`: the findings say which are not.
   * `busy`: another process writes, or somebody changed a folder since the plan was made; a new plan may succeed.
   */
  readonly outcome: "written" | "refused" | "busy" | "failed" | "partial";
  /** Files that now hold their new text. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
}

const newFileMode = 0o644;

function untouched(outcome: "refused" | "busy" | "failed", findings: readonly Finding[]): WriteResult {
  return { outcome, written: [], removed: [], findings };
}

function busy(path: string, message: string): WriteResult {
  return untouched("busy", [
    refusal("write/busy", path, message, "wait until nobody else writes there, then run again"),
  ]);
}

function failed(path: string, error: unknown, state: string): Finding {
  const { cause, remedy } = reasonOf(error);
  return refusal(
    "write/failed",
    path,
    `"${path}" could not be written: ${cause}; ${state}`,
    `${remedy}, then run again`,
  );
}

/**
 * Folders in which a name is to change and that do not permit it. Better found out before the first rename.
 * A folder that went away since the plan was made is another process's work: its name is returned instead.
 */
function lockedFolders(plan: WritePlan, units: readonly Unit[]): readonly Finding[] | string {
  const findings: Finding[] = [];
  const folders = new Set([...units.map((unit) => unit.target), ...plan.removed].map(folderOf));
  for (const folder of folders) {
    if (plan.disk.folder(folder).state !== "present") continue;
    try {
      accessSync(plan.disk.real(folder), constants.W_OK | constants.X_OK);
    } catch (error) {
      const name = folder === "" ? "." : folder;
      if (codeOf(error) === "ENOENT") return name;
      const { cause, remedy } = reasonOf(error);
      const message = `the folder "${name}" cannot be written to: ${cause}; nothing was changed`;
      findings.push(refusal("write/failed", name, message, `${remedy}, then run again`));
    }
  }
  return findings;
}

function writeNew(path: string, text: string): void {
  const file = openSync(path, "wx", newFileMode);
  try {
    const size = Buffer.byteLength(text);
    let written = writeSync(file, text);
    if (written === size) return;
    const bytes = Buffer.from(text);
    while (written < size) written += writeSync(file, bytes, written);
  } finally {
    closeSync(file);
  }
}

interface Prepared {
  readonly unit: Unit;
  readonly path: string;
}

/** Makes a folder and those above it that are missing, down from one whose parent is there. */
function makeFolder(disk: Disk, folder: string, top: string, made: Set<string>): void {
  if (made.has(folder)) return;
  if (folder !== top) makeFolder(disk, folderOf(folder), top, made);
  mkdirSync(disk.real(folder));
  made.add(folder);
}

/** Writes every new text beside its destination, with the mode of the file that it replaces. */
function prepare(plan: WritePlan, staging: Staging, units: readonly Unit[]): readonly Prepared[] | Finding {
  const { disk, tree } = plan;
  const prepared: Prepared[] = [];
  const made = new Set<string>();
  let current = "";
  try {
    for (const unit of units) {
      const path = within(staging.in(unit.home), String(prepared.length));
      for (const file of unit.files) {
        current = file;
        const staged = path + file.slice(unit.target.length);
        if (unit.kind === "folder") makeFolder(disk, folderOf(staged), path, made);
        writeNew(disk.real(staged), tree.get(file) ?? "");
      }
      if (unit.kind === "file") keepMode(disk, unit.target, path);
      prepared.push({ unit, path });
    }
    return prepared;
  } catch (error) {
    return failed(current, error, "nothing was changed");
  }
}

function keepMode(disk: Disk, target: string, staged: string): void {
  const mode = lstatSync(disk.real(target), { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o7777) !== newFileMode) chmodSync(disk.real(staged), mode & 0o7777);
}

function place(disk: Disk, { unit, path }: Prepared): void {
  if (disk.folder(folderOf(unit.target)).state === "absent") {
    mkdirSync(disk.real(folderOf(unit.target)), { recursive: true });
  }
  renameSync(disk.real(path), disk.real(unit.target));
}

/** Removes what is no longer rendered, then the folders that this emptied. */
function removeStale(plan: WritePlan, note: string, findings: Finding[]): readonly string[] {
  const { disk, tree, removed } = plan;
  if (removed.length === 0) return [];
  const gone: string[] = [];
  const folders = new Set(removed.map(folderOf));
  try {
    noteEmptied(disk, note, [...folders]);
  } catch {
    // Without the note, all that a sudden death could leave behind is an empty folder.
  }
  const variants = new Map(tree.paths.map((path) => [folded(path), path]));
  for (const path of removed) {
    try {
      const variant = variants.get(folded(path));
      // Where case does not count, the old name leads to the new file: give it its new name instead.
      if (variant !== undefined && isSameFile(disk, path, variant)) renameSync(disk.real(path), disk.real(variant));
      else unlinkSync(disk.real(path));
      gone.push(path);
    } catch (error) {
      if (codeOf(error) === "ENOENT") continue;
      const { cause, remedy } = reasonOf(error);
      const message = `"${path}" is no longer rendered and could not be removed: ${cause}`;
      findings.push(refusal("write/failed", path, message, `${remedy}, then run again`));
    }
  }
  for (const folder of folders) removeEmptied(disk, folder, plan.roots);
  return gone;
}

function isSameFile(disk: Disk, one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => lstatSync(disk.real(path), { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev && a.nlink === 1;
}

/**
 * Carries a plan out: first every new text is written beside its destination, then all are renamed into place,
 * then what is no longer rendered goes. Whenever it is stopped, each file is either old or new.
 */
export function applyWrite(plan: WritePlan): WriteResult {
  const { disk, removed, conflicts, warnings } = plan;
  if (conflicts.length > 0) {
    const outcome = conflicts.every(({ rule }) => rule === "write/busy") ? "busy" : "refused";
    return untouched(outcome, [...conflicts, ...warnings]);
  }

  const { workers, finished } = clearRemnants(disk, plan.roots, disk.staging);
  if (finished) return applyWrite(planWrite(disk.root, plan.tree, plan.roots));
  const [worker] = workers;
  const units = unitsOf(plan);
  if (units.length + removed.length === 0) return { outcome: "written", written: [], removed: [], findings: warnings };
  if (worker !== undefined) return busy(".", `process ${worker} is writing these files`);

  const locked = lockedFolders(plan, units);
  if (typeof locked === "string") return busy(locked, `the folder "${locked}" went away while its files were rendered`);
  if (locked.length > 0) return untouched("failed", locked);

  const staging = new Staging(disk);
  const homes = new Set([...units.map((unit) => unit.home), ...removed.map((path) => homeOf(plan, path))]);
  for (const home of [...homes].sort()) {
    try {
      const other = staging.open(home);
      if (other === undefined) continue;
      staging.undo();
      return busy(home === "" ? "." : home, `process ${other} is writing these files`);
    } catch (error) {
      staging.undo();
      // The home went away again: another process made it, found this one at work, and stepped back.
      if (codeOf(error) === "ENOENT") return busy(home === "" ? "." : home, "another process is writing these files");
      return untouched("failed", [failed(home === "" ? "." : home, error, "nothing was changed")]);
    }
  }

  const prepared = prepare(plan, staging, units);
  if ("rule" in prepared) {
    staging.undo();
    return untouched("failed", [prepared]);
  }
  const changed = changedFolder(disk, staging);
  if (changed !== undefined) {
    staging.undo();
    const name = changed === "" ? "." : changed;
    return busy(name, `the folder "${name}" was changed while its files were rendered`);
  }
  const result = finish(plan, prepared, staging.in([...homes][0] ?? ""));
  staging.close();
  return result;
}

function finish(plan: WritePlan, prepared: readonly Prepared[], note: string): WriteResult {
  const findings: Finding[] = [];
  const written: string[] = [];
  for (const item of prepared) {
    try {
      place(plan.disk, item);
      written.push(...item.unit.files);
    } catch (error) {
      for (const file of item.unit.files) findings.push(failed(file, error, "it is as it was, other files are new"));
    }
  }
  // What is gone from one file may stand in another that could not be written: then nothing is removed.
  const removed = findings.length === 0 ? removeStale(plan, note, findings) : [];
  const outcome = findings.length === 0 ? "written" : "partial";
  return { outcome, written: written.sort(), removed, findings: [...findings, ...plan.warnings] };
}
