import type { Difference } from "../../../checks/parity/diff/difference.ts";
import type { Home } from "./home.ts";

/** What became of one object, or of another document. `left` is how it was, `right` how it is. */
export interface Change {
  readonly home: Home;
  /** Group, kind, namespace and name; or the file, where it is no object. */
  readonly id: string;
  /** `Deployment/web`, or the file. */
  readonly title: string;
  /** Where it lies now, or lay. */
  readonly file: string;
  readonly kind: "added" | "removed" | "changed";
  /** At least one where the kind is `"changed"`, and none otherwise. */
  readonly differences: readonly Difference[];
}

/** A file that one side has in a form that nobody can read. */
export interface Unread {
  readonly file: string;
  readonly side: "before" | "after";
  readonly reason: string;
  /** Counted from 1. */
  readonly line: number | undefined;
}

/** Everything that a change to the repository does to what is rendered. */
export interface Effect {
  readonly changes: readonly Change[];
  readonly unread: readonly Unread[];
  /** Files with other bytes. */
  readonly files: number;
  /** Whether the base has rendered files at all. */
  readonly isRendered: boolean;
}
