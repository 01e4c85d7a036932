/**
 * `T` as a construct writes it down: what is optional may also be undefined, and nothing is ever changed.
 * cdk8s leaves out undefined fields when it renders.
 */
export type Draft<T> = 0 extends 1 & T
  ? unknown
  : T extends readonly (infer Item)[]
    ? readonly Draft<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Draft<T[Key]> | (Record<never, never> extends Pick<T, Key> ? undefined : never) }
      : T;

/**
 * Takes a draft for the thing itself, which it becomes when it is rendered. Without it every optional field
 * would be a conditional spread. Misspelt, missing and mistyped fields still do not compile.
 */
export function draft<T>(fields: Draft<T>): T;
export function draft(fields: unknown): unknown {
  return fields;
}
