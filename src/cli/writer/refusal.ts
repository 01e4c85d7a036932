import type { Finding } from "../../model/finding.ts";

/** Why the writer leaves a file alone, by rule id. */
export type WriteRule =
  | "write/foreign-file"
  | "write/outside-tree"
  | "write/unsafe-path"
  | "write/case-collision"
  | "write/no-header"
  | "write/not-a-file"
  | "write/not-a-folder"
  | "write/symlink"
  | "write/unreadable"
  | "write/busy"
  | "write/failed";

/** A finding about one path, whose source is the path itself. */
export function refusal(rule: WriteRule, file: string, message: string, hint: string): Finding {
  return { rule, severity: "error", message, at: { file, path: [] }, hint };
}

interface Reason {
  readonly cause: string;
  readonly remedy: string;
}

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: { cause: "the disk is full", remedy: "free some space" },
  EDQUOT: { cause: "the disk quota is used up", remedy: "free some space" },
  EROFS: { cause: "the file system is read-only", remedy: "mount it for writing" },
  EACCES: { cause: "permission is missing", remedy: "give yourself permission to it" },
  EPERM: { cause: "the system does not permit it", remedy: "give yourself permission to it" },
  ENOENT: { cause: "it went away meanwhile", remedy: "leave the folder alone while it is written" },
  ENOTEMPTY: {
    cause: "somebody else filled the folder meanwhile",
    remedy: "leave the folder alone while it is written",
  },
  EBUSY: { cause: "another program holds it", remedy: "let go of it" },
  EISDIR: { cause: "there is a folder now", remedy: "move the folder away" },
  ENOTDIR: { cause: "there is a file now where its folder should be", remedy: "move the file away" },
  EXDEV: { cause: "its folder is on another file system", remedy: "keep the rendered folders on one file system" },
  ENAMETOOLONG: { cause: "the whole path is too long", remedy: "choose shorter names" },
  EMFILE: { cause: "too many files are open", remedy: "raise the limit of open files" },
  EIO: { cause: "the disk reports an error", remedy: "check the disk" },
};

/** The code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What went wrong and what to do about it, in words. */
export function reasonOf(error: unknown): Reason {
  const code = codeOf(error);
  const known = code === undefined ? undefined : reasons[code];
  if (known !== undefined) return { cause: `${known.cause} (${code})`, remedy: known.remedy };
  return { cause: error instanceof Error ? error.message : String(error), remedy: "look into the cause" };
}
