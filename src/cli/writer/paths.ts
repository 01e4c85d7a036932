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

function faultOfSegment(segment: string): Fault | undefined {
  const unsafe = (what: string): Fault => ({ rule: "write/unsafe-path", what });
  if (segment === "..") return { rule: "write/outside-tree", what: 'contains ".."' };
  if (segment === "" || segment === ".") return unsafe("has an empty segment");
  if (segment.includes("\\")) return unsafe("contains a backslash");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(segment)) return unsafe("contains a control character");
  if (Buffer.byteLength(segment) > longestSegment) return unsafe(`has a segment of more than ${longestSegment} bytes`);
  if (folded(segment) === ".git") return unsafe("leads into the folder of Git");
  if (segment.startsWith(stagingPrefix)) return unsafe("takes a name that the writer needs");
  return undefined;
}

/** What is wrong with a path, before any file system is asked. */
export function faultOf(path: string): Fault | undefined {
  if (path === "") return { rule: "write/unsafe-path", what: "is empty" };
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return { rule: "write/outside-tree", what: "is absolute" };
  const faults = path.split("/").map(faultOfSegment).filter((fault) => fault !== undefined);
  return faults.find((fault) => fault.rule === "write/outside-tree") ?? faults[0];
}

/** Paths that no tree may hold, and pairs that some file system could not tell apart. */
export function pathFindings(paths: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const seen = new Set<string>();

  const collide = (path: string, other: string): void => {
    const message = `"${path}" and "${other}" are one name where case does not count`;
    findings.push(refusal("write/case-collision", path, message, "give one of the two another name"));
  };

  const enter = (folder: string): void => {
    if (folder === "" || seen.has(folder)) return;
    seen.add(folder);
    enter(folderOf(folder));
    const other = folders.get(folded(folder));
    if (other === undefined) folders.set(folded(folder), folder);
    else collide(folder, other);
  };

  for (const path of paths) {
    const fault = faultOf(path);
    if (fault !== undefined) {
      const hint = "render it to a path below the fleet's folder, of plain segments between forward slashes";
      findings.push(refusal(fault.rule, path, `the path "${path}" ${fault.what}`, hint));
      continue;
    }
    enter(folderOf(path));
    const other = files.get(folded(path));
    if (other === undefined) files.set(folded(path), path);
    else collide(path, other);
  }
  for (const [key, path] of files) {
    const folder = folders.get(key);
    if (folder === undefined) continue;
    const message = `"${path}" is rendered as a file and as a folder`;
    findings.push(refusal("write/not-a-folder", path, message, "give one of the two another name"));
  }
  return findings;
}
