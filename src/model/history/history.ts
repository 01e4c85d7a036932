/** A commit of the default branch's first-parent line. */
export interface Commit {
  readonly id: string;
  /** Committer date, seconds since 1970; at either end of a stretch as far as that can be believed. */
  readonly time: number;
  readonly author: string;
  /** First line of the message. */
  readonly subject: string;
}

/** A version that a component had in an environment, from the commit that brought it to the one that took it away. */
export interface Stretch {
  /** `"none"` where the component was not there. */
  readonly version: string;
  readonly from: Commit;
  /** Absent for the version that is there now. */
  readonly to: Commit | undefined;
  /** Whether the map, the component's row or its place for the environment came with that commit: nothing was before. */
  readonly isFirst: boolean;
  /** The date of the commit that brought it, in seconds since 1970, where that is to come yet and counts for nothing. */
  readonly dated?: number;
}

/** What a version map was, commit by commit, on the first-parent line of a branch. */
export interface History {
  /** The commit that the history ends with. */
  readonly head: Commit;
  /** Whether older commits are not here: then what was before is not known. */
  readonly isShallow: boolean;
  /** Oldest first; nothing for a row that never was. With a flat map `home` is left out. */
  readonly stretches: (component: string, home?: string) => readonly Stretch[];
  /** Every component and home that ever had a version. */
  readonly rows: readonly { readonly component: string; readonly home?: string }[];
  /** Commits at which the map could not be read, with the reason; they are skipped. */
  readonly unread: readonly { readonly commit: Commit; readonly reason: string }[];
}
