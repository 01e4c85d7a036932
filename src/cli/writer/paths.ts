import type { Finding } from "../../model/finding.ts";
import { refusal } from "./refusal.ts";

/** Where a staging folder's name begins; the id of its process follows. */
export const stagingPrefix = ".lockstep-";

const longestSegment = 255;

/** The folder of a path; the fleet's folder itself is the empty string. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path inside a folder. */
export function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** What a file system that ignores case and the composition of letters compares. */
export function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

interface Fault {
  readonly rule: "write/outside-tree" | "write/unsafe-path";
  readonly what: string;
}

function unsafe(what: string): Fault {
  return { rule: "write/unsafe-path", what };
}

/** Most names: nothing in them that any rule below speaks of. */
const harmless = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/;

function faultOfSegment(segment: string): Fault | undefined {
  if (harmless.test(segment)) return undefined;
  if (segment === "..") return { rule: "write/outside-tree", what: 'contains ".."' };
  if (segment === "" || segment === ".") return unsafe("has an empty segment");
  if (segment.includes("\\")) return unsafe("contains a backslash");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(segment)) return unsafe("contains a control character");
  if (Buffer.byteLength(segment) > longestSegment) return unsafe(`has a segment of more than ${longestSegment} bytes`);
  if (folded(segment) === ".git") return unsafe("leads into the folder of Git");
  if (folded(segment).startsWith(stagingPrefix)) return unsafe("takes a name that the writer needs");
  return undefined;
}

/** What is wrong with a path, before any file system is asked. */
export function faultOf(path: string): Fault | undefined {
  if (path === "") return unsafe("is empty");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return { rule: "write/outside-tree", what: "is absolute" };
  const faults = path
    .split("/")
    .map(faultOfSegment)
    .filter((fault) => fault !== undefined);
  return faults.find((fault) => fault.rule === "write/outside-tree") ?? faults[0];
}

/** A path that cannot be written, whatever the file system. */
export function badPath(path: string, { rule, what }: Fault): Finding {
  const hint = "render it to a path below the fleet's folder, of plain segments between forward slashes";
  return refusal(rule, path, `the path "${path}" ${what}`, hint);
}

function collision(path: string, other: string): Finding {
  const message = `"${path}" and "${other}" are one name where case does not count`;
  return refusal("write/case-collision", path, message, "give one of the two another name");
}

/** Paths that some file system could not tell apart, and paths that are a file and a folder at once. */
export function collisions(paths: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const entered = new Set<string>([""]);
  for (const path of paths) {
    for (let folder = folderOf(path); !entered.has(folder); folder = folderOf(folder)) {
      entered.add(folder);
      const key = folded(folder);
      const other = folders.get(key);
      if (other === undefined) folders.set(key, folder);
      else findings.push(collision(folder, other));
    }
    const key = folded(path);
    const other = files.get(key);
    if (other === undefined) files.set(key, path);
    else findings.push(collision(path, other));
  }
  for (const [key, path] of files) {
    if (!folders.has(key)) continue;
    const message = `"${path}" is rendered as a file and as a folder`;
    findings.push(refusal("write/not-a-folder", path, message, "give one of the two another name"));
  }
  return findings;
}
