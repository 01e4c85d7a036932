import type { Versions } from "../../src/policy/index.ts";
import type { fleet } from "./policy.ts";

export const versions = {
  kafka: {
    lab: "4.1.1",
  },
  minio: {
    lab: "5.4.0",
  },
  logforge: {
    dev: "v0.1.0",
    staging: "v0.1.0",
    production: "v0.0.9",
  },
} as const satisfies Versions<typeof fleet>;
