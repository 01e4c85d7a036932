/**
 * A value that is equal everywhere, or a default with the names that differ.
 * `Names` are the environments, or the clusters for a component of scope `"cluster"`.
 */
export type Varying<Value, Names extends string> =
  | Value
  | ({ readonly default: Value } & { readonly [Name in Names]?: Value });

/** All names but one's own: nothing needs itself and nothing promotes from itself. */
export type Others<Names extends string, Own extends string> = string extends Names ? string : Exclude<Names, Own>;
