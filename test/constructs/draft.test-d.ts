import { draft } from "../../src/constructs/draft.ts";

interface Spec {
  readonly name: string;
  readonly size?: number;
  readonly nested?: { readonly mode: "on" | "off"; readonly list?: readonly string[] };
}

/** Never called: the compiler is the test. Every line below `@ts-expect-error` must not compile. */
export function drafts(size: number | undefined, list: readonly string[] | undefined): readonly Spec[] {
  return [
    draft<Spec>({ name: "a", size, nested: { mode: "on", list } }),
    draft<Spec>({ name: "a", nested: undefined }),
    // @ts-expect-error a required field missing
    draft<Spec>({ size }),
    // @ts-expect-error undefined for a required field
    draft<Spec>({ name: undefined }),
    // @ts-expect-error an unknown field
    draft<Spec>({ name: "a", sise: 1 }),
    // @ts-expect-error an unknown field, one level down
    draft<Spec>({ name: "a", nested: { mode: "on", lists: [] } }),
    // @ts-expect-error no such choice
    draft<Spec>({ name: "a", nested: { mode: "maybe" } }),
    // @ts-expect-error a string for a number
    draft<Spec>({ name: "a", size: "1" }),
  ];
}
