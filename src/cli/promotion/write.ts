import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Fault } from "../history/fault.ts";

/** What stands behind the name of a file that is being written; the number is that of the process. */
const ending = ".lockstep-";

/**
 * Puts a new text into a file, all of it or nothing: whoever reads it, or ends this process, finds the old file or the
 * new one. A file that is not what was read stays, and that is reported.
 */
export function writeVersions(path: string, before: string, after: string, shown: string): Fault | undefined {
  const refused = refusal(path, before, shown);
  if (refused !== undefined) return refused;
  const staged = join(dirname(path), `.${basename(path)}${ending}${process.pid}`);
  try {
    const { mode } = lstatSync(path);
    const file = openSync(staged, "w", mode);
    try {
      writeFileSync(file, after);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(staged, mode);
    // Each looks for others once its own file stands, so that of two at least one sees the other.
    const other = clear(path);
    const late = other === undefined ? refusal(path, before, shown) : busy(shown, other);
    if (late === undefined) renameSync(staged, path);
    else rmSync(staged, { force: true });
    return late;
  } catch (thrown) {
    rmSync(staged, { force: true });
    return { fault: `${shown} cannot be written: ${reasonOf(thrown)}`, hint: "see that you may write in its folder" };
  }
}

function refusal(path: string, before: string, shown: string): Fault | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink())
    return { fault: `${shown} is a symbolic link, which an edit would replace`, hint: "make it a file of its own" };
  if (found === undefined || !found.isFile())
    return { fault: `${shown} is no file any more`, hint: "run the command again" };
  // For the superuser nothing is read-only, and a file that is put in place of another asks nobody.
  if ((found.mode & 0o222) === 0) return { fault: `${shown} is read-only`, hint: `run chmod u+w ${shown}` };
  return readFileSync(path).equals(Buffer.from(before))
    ? undefined
    : { fault: `${shown} changed while it was being edited, or is not UTF-8`, hint: "run the command again" };
}

const busy = (shown: string, id: number): Fault => ({
  fault: `${shown} is being edited by another process, ${id}`,
  hint: `run the command again; where no other runs, remove .${basename(shown)}${ending}${id} beside it`,
});

/** Removes what processes left behind that were killed while they wrote; returns one that still writes. */
function clear(path: string): number | undefined {
  const prefix = `.${basename(path)}${ending}`;
  let other: number | undefined;
  for (const name of readdirSync(dirname(path))) {
    const id = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(id) || id === process.pid) continue;
    if (isAlive(id)) other = id;
    else rmSync(join(dirname(path), name), { force: true });
  }
  return other;
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (thrown) {
    return codeOf(thrown) === "EPERM";
  }
}

const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && "code" in thrown ? thrown.code : undefined);

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
