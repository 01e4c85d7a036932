import type { Note } from "./note.ts";
import type { Pending } from "./pending.ts";

/** What a promotion into each environment would bring, and what keeps it back. */
export interface Outlook {
  /** By environment, then by component. */
  readonly pending: ReadonlyMap<string, ReadonlyMap<string, Pending>>;
  /**
   * With the layout `"branch"`, by environment: the newest commit of the source's branch that may be merged, where its
   * head may not.
   */
  readonly older: ReadonlyMap<string, string>;
  /** What it is judged by, where that is not what is here. */
  readonly notes: readonly Note[];
}
