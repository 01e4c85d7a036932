import fields from "./fields.json" with { type: "json" };
import { newerTypes } from "./newer-fields.ts";

/**
 * What a field holds, in one short string: `""` a scalar, `"quantity"` or `"int-or-string"` a scalar of that type,
 * `"*"` anything at all, any other name the closed object of that name in `types`, and in front of any of these
 * `"[]"` a list and `"{}"` a map with free keys.
 */
export type Shape = string;

/** The fields of one closed object: any other field is a mistake. */
export type Fields = Readonly<Record<string, Shape>>;

/** Every field of every kind we know, as data. */
export interface Catalogue {
  /** Name in `types`, by `apiVersion/kind`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Shared between kinds (all workloads have one pod) and free to refer to each other in circles. */
  readonly types: Readonly<Record<string, Fields>>;
}

const { kinds, types }: Catalogue = fields;

const merged = new Map<string, Fields>(Object.entries(types));
for (const [name, newer] of Object.entries(newerTypes)) merged.set(name, { ...merged.get(name), ...newer });

/** The fields of the installed type packages (`fields.json`) and those that are newer than the packages. */
export const catalogue: Catalogue = { kinds, types: Object.fromEntries(merged) };
