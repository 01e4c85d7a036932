import type { Json } from "../../policy/scalars.ts";

/** What the engine has to make of a mutant: report it, or keep silent. Known from how the mutant was made. */
export type Label = "must" | "must-not";

/** What was done to one place of an object. */
export type Operator =
  | "add"
  | "change"
  | "double"
  | "empty"
  | "foreign-identity"
  | "null"
  | "remove"
  | "reorder-keys"
  | "reorder-list"
  | "respell"
  | "swap-type";

/** What was done to a whole object. */
export type ObjectOperator = "add-object" | "move-object" | "remove-object" | "rename-object";

/** One change to one object. */
export interface Mutant {
  readonly operator: Operator;
  readonly label: Label;
  /**
   * Keys and list indexes down to what was mutated, as the template writes them. Into a document inside a text the path
   * goes on after the text's key with the step `$text`: `["data", "app.yaml", "$text", "log", "level"]`.
   */
  readonly path: readonly string[];
  /**
   * The same change to another rendering of the object, the template or the real one: a copy that shares what did not
   * change. Undefined where the change does not apply there.
   */
  readonly apply: (body: Json) => Json | undefined;
}

/** One change to the list of objects of an environment. */
export interface ObjectMutant {
  readonly operator: ObjectOperator;
  readonly label: "must";
  /** The same change to another list, of templates or of real objects; the very same list where the object is not in it. */
  readonly applyAll: (bodies: readonly Json[]) => readonly Json[];
}
