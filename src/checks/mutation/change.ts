import type { Label, Operator } from "./mutant.ts";
import type { Edit } from "./rewrite.ts";

/** One change to a place of the template, before it is put together with the way there. */
export interface Change {
  readonly operator: Operator;
  readonly label: Label;
  /** The key or the index below the place that is changed. @default - the place itself */
  readonly step?: string;
  readonly edit: Edit;
}
