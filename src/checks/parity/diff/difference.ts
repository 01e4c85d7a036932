import type { Json } from "../../../policy/index.ts";

/**
 * One step into a value: the key of an object, `[web]` for the entry of a list that is known by its key, `[0]` for one
 * that is known by its position, and `$yaml`, `$json` or `$base64` into a document that stands in a text.
 */
export type Step = string;

/** One place where two values differ. What is missing on a side is `undefined`; `null` is a value. */
export interface Difference {
  readonly path: readonly Step[];
  /** `"order"`: the entries of a list are the same, their order is not; then both sides are the lists of their keys. */
  readonly kind: "changed" | "added" | "removed" | "order";
  readonly left: Json | undefined;
  readonly right: Json | undefined;
}
