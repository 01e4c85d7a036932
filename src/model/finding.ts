/** How much a finding weighs: an error stops `synth` and fails `check`, a warning does neither. */
export type Severity = "error" | "warning";

/** A field of a source file: what the reader has to open and edit. */
export interface Place {
  /** Relative to the fleet's folder, with forward slashes: `environments/policy.ts`. */
  readonly file: string;
  /** The export that the path begins at, where it is not the file's main value. */
  readonly export?: "holds" | "hotfixes";
  /** Keys from the file's main value down to the field: `["components", "web", "replicas", "production"]`. */
  readonly path: readonly string[];
  /** Counted from 1; absent when the field could not be found in the text. */
  readonly line?: number;
  /** Counted from 1; absent when the field could not be found in the text. */
  readonly column?: number;
}

/** A field of a rendered file: what a cluster would read. */
export interface RenderedPlace {
  /** Relative to the fleet's folder: `dist/production/web/deployment-web.yaml`. */
  readonly file: string;
  /** Dotted path below the object's root: `spec.template.spec.containers[web].resources`. */
  readonly field?: string;
}

/** One piece of bad news: data, never an exception. */
export interface Finding {
  /** Id of the rule that reports it, `area/claim`: `order/known-target`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence without full stop, subject first, the user's values in double quotes. */
  readonly message: string;
  readonly at: Place;
  readonly rendered?: RenderedPlace;
  /** Further rendered fields that the finding is about. */
  readonly more?: readonly RenderedPlace[];
  /** Further places in the policy that the finding comes from, where one alone does not produce it. */
  readonly causes?: readonly Place[];
  /**
   * What it is about, whole and in a stable form, where the message shows but a part: a finding is old where all of
   * this was there before.
   */
  readonly essence?: readonly string[];
  /** Whether it was there before the change that is looked at: then it is a warning, and counted apart. */
  readonly old?: true;
  /** The next action, in the imperative, without full stop. */
  readonly hint: string;
}
