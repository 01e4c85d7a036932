/** Whether a stream is a terminal, and may be coloured. */
export interface Terminal {
  /** Colour for results. */
  readonly out: boolean;
  /** Colour, and lines that are overwritten, for narration. */
  readonly err: boolean;
}

/** What a program that was run said. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** All that a command may touch. Tests give it another one. */
export interface World {
  /** Where the command was started, absolute. */
  readonly cwd: string;
  /** The day in UTC, `2026-11-21`. */
  readonly today: string;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Results. */
  readonly out: (text: string) => void;
  /** Narration, a line. */
  readonly note: (line: string) => void;
  /** What is being done right now; shown on a terminal alone, and gone with the next line. */
  readonly progress: (text: string | undefined) => void;
  /** The text of a file, or why there is none. */
  readonly read: (path: string) => { readonly text: string } | { readonly missing: boolean; readonly reason: string };
  /** Names in a folder; none where there is no folder. */
  readonly list: (path: string) => readonly string[];
  /** Loads a module of the user's. Rejects with what the module throws. */
  readonly load: (path: string) => Promise<Readonly<Record<string, unknown>>>;
  /**
   * Runs a program to its end. `variables` are set for it beside those of this process, and taken from it where they
   * are undefined; `input` is what it reads.
   */
  readonly run: (
    program: string,
    args: readonly string[],
    cwd: string,
    variables?: World["variables"],
    input?: string,
  ) => Promise<Ran>;
}
