import type { RenderedPlace, Severity } from "../model/finding.ts";
import type { Model } from "../model/model.ts";
import type { Manifest } from "../synth/manifest.ts";
import type { Tree } from "../synth/tree.ts";
import type { Verdict } from "./schema/crd-rules.ts";

/** What rules look at: the resolved policy and everything that it renders to. */
export interface Subject {
  readonly model: Model;
  readonly manifests: readonly Manifest[];
  readonly tree: Tree;
  /**
   * What judges the objects of a kind, by `apiVersion/kind`: `loadValidators` finds them. A kind that is rendered and
   * has none cannot be judged.
   */
  readonly validators: ReadonlyMap<string, Validator>;
}

/** Judges one whole object, `apiVersion` and `kind` included, and says which rules it could not judge by. */
export type Validator = (object: unknown) => Verdict;

/** What a rule found, before it is known how much that weighs. */
export interface Problem {
  /** One sentence without full stop, subject first, the user's values in double quotes. */
  readonly message: string;
  /** The next action, in the imperative, without full stop. */
  readonly hint: string;
  /** Keys in the policy down to the field that causes it. */
  readonly at: readonly string[];
  /** The file that `at` is in. @default "policy" */
  readonly source?: "policy" | "versions";
  readonly rendered?: RenderedPlace;
  /** Further rendered fields that it is about. */
  readonly more?: readonly RenderedPlace[];
  /** What it is about, whole and in a stable form; see `Finding.essence`. */
  readonly essence?: readonly string[];
  /** Further fields of the user's files that it comes from. */
  readonly causes?: readonly { readonly source: "policy" | "versions"; readonly path: readonly string[] }[];
  /** @default - the severity of the rule */
  readonly severity?: Severity;
}

/** One thing that must hold. */
export interface Rule {
  /** Why it must hold, in one or two sentences: what happens in a cluster where it does not. */
  readonly why: string;
  /** @default "error" */
  readonly severity?: Severity;
  /** Where the fact comes from: a document, or the source of a controller. */
  readonly source?: string;
  readonly check: (subject: Subject) => Iterable<Problem>;
}
