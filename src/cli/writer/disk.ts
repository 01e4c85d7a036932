import {
  closeSync,
  constants,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { resolve } from "node:path";
import { headerLength } from "../../synth/header.ts";
import { folded, folderOf, nameOf, stagingPrefix, within } from "./paths.ts";
import { codeOf } from "./refusal.ts";

/** What a name in a folder stands for; a link is never followed to find out more. */
export type Kind = "file" | "folder" | "link" | "other";

/** A folder that could be listed. */
export interface Present {
  readonly state: "present";
  readonly entries: ReadonlyMap<string, Kind>;
  /** When the folder last got, lost or replaced a name: what a later look is compared with. */
  readonly stamp: number;
}

/** What is known about a folder. */
export type Folder =
  | Present
  | { readonly state: "absent" }
  /** The path, or one above it, is something else than a folder, or cannot be listed. */
  | {
      readonly state: "blocked";
      readonly path: string;
      readonly by: Exclude<Kind, "folder"> | "error";
      readonly error?: unknown;
    };

const head = Buffer.allocUnsafe(headerLength * 4);

function kindOf(entry: Dirent): Kind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

/** The file system below the fleet's folder, as it was when each folder was first looked at. */
export class Disk {
  readonly root: string;
  readonly #folders = new Map<string, Folder>();
  readonly #names = new Map<Present, ReadonlyMap<string, readonly string[]>>();
  readonly #staging: string[] = [];

  constructor(root: string) {
    this.root = resolve(root);
  }

  /** Where a path is on the real file system. */
  real(path: string): string {
    return path === "" ? this.root : `${this.root}/${path}`;
  }

  /** Lists a folder, once, and never through a link. */
  folder(path: string): Folder {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const found = this.#look(path);
    this.#folders.set(path, found);
    return found;
  }

  /** Lists a folder once more, to see whether it changed. */
  again(path: string): Folder {
    return this.#list(path);
  }

  /** When a folder last changed; none if it is not there any more. */
  stampOf(path: string): number | undefined {
    try {
      // The fleet's folder itself may well be reached through a link.
      return (path === "" ? statSync : lstatSync)(this.real(path)).mtimeMs;
    } catch {
      return undefined;
    }
  }

  /** Every folder that was listed. */
  get listed(): readonly (readonly [path: string, folder: Present])[] {
    return [...this.#folders].flatMap(([path, folder]) =>
      folder.state === "present" ? [[path, folder] as const] : [],
    );
  }

  /** Staging folders, of whichever process, that were seen on the way. */
  get staging(): readonly string[] {
    return this.#staging;
  }

  /** The names in a folder that equal a name where case does not count. */
  namesLike(folder: Present, name: string): readonly string[] {
    let names = this.#names.get(folder);
    if (names === undefined) {
      const grouped = new Map<string, string[]>();
      for (const entry of folder.entries.keys()) {
        const alike = grouped.get(folded(entry));
        if (alike === undefined) grouped.set(folded(entry), [entry]);
        else alike.push(entry);
      }
      names = grouped;
      this.#names.set(folder, names);
    }
    return names.get(folded(name)) ?? [];
  }

  #look(path: string): Folder {
    if (path === "") return this.#list(path);
    const above = this.folder(folderOf(path));
    if (above.state !== "present") return above;
    const kind = above.entries.get(nameOf(path));
    if (kind === undefined) return { state: "absent" };
    return kind === "folder" ? this.#list(path) : { state: "blocked", path, by: kind };
  }

  #list(path: string): Folder {
    try {
      const real = this.real(path);
      // First the time, then the names: a change in between shows up as a change.
      const stamp = (path === "" ? statSync : lstatSync)(real).mtimeMs;
      const entries = new Map<string, Kind>();
      for (const entry of readdirSync(real, { withFileTypes: true })) {
        if (entry.name.startsWith(stagingPrefix)) this.#staging.push(within(path, entry.name));
        else entries.set(entry.name, kindOf(entry));
      }
      return { state: "present", entries, stamp };
    } catch (error) {
      return codeOf(error) === "ENOENT" ? { state: "absent" } : { state: "blocked", path, by: "error", error };
    }
  }

  /** The text of a file. Bytes that are no UTF-8 come out as U+FFFD. */
  read(path: string): string {
    return readFileSync(this.real(path), "utf8");
  }

  /** Whether a file holds exactly the bytes of a text. */
  holds(path: string, text: string): boolean {
    return readFileSync(this.real(path)).equals(Buffer.from(text));
  }

  /** The beginning of a file, enough to tell whose it is. */
  readHead(path: string): string {
    const file = openSync(this.real(path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return head.toString("utf8", 0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  }
}
