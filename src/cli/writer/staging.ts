import { lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import type { Disk } from "./disk.ts";
import { finishEmptied } from "./emptied.ts";
import { folderOf, nameOf, stagingPrefix, within } from "./paths.ts";
import { codeOf } from "./refusal.ts";

/** After this long the id of a dead process may well belong to another program. */
const longestRun = 60 * 60 * 1000;

const names = new RegExp(`^\\${stagingPrefix}([1-9][0-9]*)$`);

/** The process that a staging folder belongs to; none if the name is somebody else's. */
function processOf(name: string): number | undefined {
  const id = names.exec(name)?.[1];
  return id === undefined ? undefined : Number(id);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** The process that still works in a staging folder. A folder of ours is a remnant: a process stages once at a time. */
function workerIn(disk: Disk, path: string): number | undefined {
  const id = processOf(nameOf(path));
  if (id === undefined || id === process.pid || !isAlive(id)) return undefined;
  const changed = lstatSync(disk.real(path), { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed < longestRun ? id : undefined;
}

/** A link or a file of such a name was made by somebody else. */
function isFolder(disk: Disk, path: string): boolean {
  return lstatSync(disk.real(path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function remove(disk: Disk, path: string): void {
  if (isFolder(disk, path)) rmSync(disk.real(path), { recursive: true, force: true });
}

/** What a look at the staging folders of others brought to light. */
export interface Remnants {
  /** Processes that are still at work. */
  readonly workers: readonly number[];
  /** Whether a removal was finished that a dead process had begun, so that folders may have gone. */
  readonly finished: boolean;
}

/** Removes what dead processes left behind, finishes what they had begun, and names the live ones. */
export function clearRemnants(disk: Disk, roots: readonly string[], paths: readonly string[]): Remnants {
  const workers: number[] = [];
  let finished = false;
  for (const path of paths) {
    if (processOf(nameOf(path)) === undefined) continue;
    const worker = workerIn(disk, path);
    if (worker !== undefined) {
      workers.push(worker);
      continue;
    }
    if (!isFolder(disk, path)) continue;
    const noted = finishEmptied(disk, path, roots);
    // A remnant that cannot be removed was dealt with all the same, and would be dealt with for ever.
    if (attempt(() => remove(disk, path)) && noted) finished = true;
  }
  return { workers, finished };
}

/** The folders in which one process prepares its files, each beside the files' destination. */
export class Staging {
  readonly #disk: Disk;
  readonly #homes: string[] = [];
  readonly #made: string[] = [];

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** The homes with a staging folder. */
  get homes(): readonly string[] {
    return this.#homes;
  }

  /** Homes, and folders above them, that were not there before. */
  get made(): readonly string[] {
    return this.#made;
  }

  /** Where the files for a home are prepared. */
  in(home: string): string {
    return within(home, `${stagingPrefix}${process.pid}`);
  }

  /**
   * Makes the staging folder of a home, and the home itself.
   * Each process looks for others only once its own folder stands, so that of two at least one sees the other.
   *
   * @returns Another process that works in this home.
   */
  open(home: string): number | undefined {
    this.#make(home);
    const path = this.in(home);
    remove(this.#disk, path);
    mkdirSync(this.#disk.real(path));
    this.#homes.push(home);
    // A remnant that is committed by accident would be applied to a cluster.
    writeFileSync(this.#disk.real(within(path, ".gitignore")), "*\n");
    const others = readdirSync(this.#disk.real(home)).map((name) => within(home, name));
    return others.map((other) => workerIn(this.#disk, other)).find((worker) => worker !== undefined);
  }

  #make(folder: string): void {
    const missing: string[] = [];
    for (
      let path = folder;
      lstatSync(this.#disk.real(path), { throwIfNoEntry: false }) === undefined;
      path = folderOf(path)
    ) {
      missing.unshift(path);
      if (path === "") break;
    }
    for (const path of missing) {
      try {
        mkdirSync(this.#disk.real(path), { recursive: path === "" });
      } catch (error) {
        // Another process that starts at this very moment was quicker.
        if (codeOf(error) === "EEXIST") continue;
        throw error;
      }
      this.#made.push(path);
    }
  }

  /** Removes the staging folders; what cannot be removed now is a remnant for the next run. */
  close(): void {
    for (const home of this.#homes)
      attempt(() => rmSync(this.#disk.real(this.in(home)), { recursive: true, force: true }));
  }

  /** Removes the staging folders and every folder that was made for them. */
  undo(): void {
    this.close();
    for (const path of this.#made.toReversed()) attempt(() => rmdirSync(this.#disk.real(path)));
  }
}

/** For what nobody could do anything about, and what is in nobody's way. */
function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
