import type { Json } from "../../policy/scalars.ts";

/** What the two sides have in place of each placeholder: token in the template, value of this side, of the other. */
export type Neighbour = ReadonlyMap<string, { readonly own: string; readonly other: string }>;

/** One object that mutants are made of. */
export interface Subject {
  /** `apps/v1/Deployment`, `v1/Service`, or "" for a values file. */
  readonly kind: string;
  /** The object with placeholders for identity; documents in texts are still texts. */
  readonly template: Json;
  readonly neighbour: Neighbour;
  /** The OpenAPI schema that the user's custom resource definition has for the kind. */
  readonly definition?: unknown;
}
