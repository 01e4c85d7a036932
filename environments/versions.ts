import type { Versions } from "../src/policy/index.ts";
import type { fleet } from "./policy.ts";

export const versions = {
  "cert-manager": {
    lab: "v1.20.2",
    live: "v1.20.2",
  },
  traefik: {
    lab: "39.0.5",
    live: "39.0.5",
  },
  cache: {
    dev: "0.9.3",
    staging: "0.9.3",
    production: "0.9.2",
  },
  web: {
    dev: "1.9.0",
    staging: "1.9.0",
    production: "1.8.4",
  },
  podinfo: {
    staging: "6.11.1",
    production: "6.11.0",
  },
} as const satisfies Versions<typeof fleet>;
