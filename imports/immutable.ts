/** A type all the way down read-only, so that constants and parts of the model fit where a package asks for its own lists. */
export type Immutable<T> = T extends (infer Entry)[]
  ? readonly Immutable<Entry>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;
