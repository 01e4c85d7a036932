import type { Versions } from "../../src/policy/index.ts";
import type { fleet } from "./policy.ts";

/** Flat: the branch is the environment, and a promotion is a merge. */
export const versions = {
  myapp: "1.4.0",
} as const satisfies Versions<typeof fleet>;
