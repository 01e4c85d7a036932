/** One thing wrong with one object: where below its root, and what. */
export interface Problem {
  /** Keys and list positions from the object's root: `["spec", "containers", "0", "image"]`. */
  readonly path: readonly string[];
  /** One sentence without full stop, the user's values in double quotes. */
  readonly message: string;
}

/** Judges one whole object, `apiVersion` and `kind` included; no problems means it is valid. */
export type Validate = (object: unknown) => readonly Problem[];
