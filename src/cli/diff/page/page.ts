/** One line of a page; what is printed in front of it says what it is. */
export interface Line {
  /** `"quiet"`: of a difference that is allowed. */
  readonly tone: "field" | "removed" | "added" | "alarm" | "said" | "quiet";
  /** Levels of indentation. */
  readonly depth: number;
  /** With its sign, `± spec.replicas`; not yet safe to print. */
  readonly text: string;
}

/** One object with its differences, or some of which the same is to be said. */
export interface Block {
  /** `► Deployment/web in production/web` */
  readonly titles: readonly string[];
  readonly tone: "changed" | "added" | "removed" | "quiet";
  readonly lines: readonly Line[];
  /** How much a reader misses who does not see the block. */
  readonly differences: number;
}

/** Blocks under one heading. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A comparison as people read it, on a terminal or in a comment. */
export interface Page {
  /** `"±"`: something differs, and that is all there is to say. */
  readonly mark: "✔" | "✖" | "±";
  readonly headline: string;
  /** What is to be known before anything else. */
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
}
