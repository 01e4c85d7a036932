import type { Versions } from "../../src/policy/index.ts";
import type { fleet } from "./policy.ts";

export const versions = {
  talos: {
    dev: "v1.12.1",
    integration: "v1.12.1",
    live: "v1.12.0",
  },
  kubernetes: {
    dev: "1.35.0",
    integration: "1.35.0",
    live: "1.34.3",
  },
  "gateway-api": {
    dev: "v1.4.1",
    integration: "v1.4.1",
    live: "v1.4.1",
  },
  cilium: {
    dev: "1.18.6",
    integration: "1.18.6",
    live: "1.18.5",
  },
  "cert-manager": {
    dev: "v1.19.2",
    integration: "v1.19.2",
    live: "v1.19.2",
  },
  "external-dns": {
    dev: "1.20.0",
    integration: "1.20.0",
    live: "1.20.0",
  },
  longhorn: {
    dev: "1.10.1",
    integration: "1.10.1",
    live: "1.10.1",
  },
  "prometheus-crds": {
    dev: "24.0.2",
    integration: "24.0.2",
    live: "24.0.2",
  },
  prometheus: {
    dev: "79.5.0",
    integration: "79.5.0",
    live: "79.5.0",
  },
  spegel: {
    dev: "0.5.1",
    integration: "0.5.1",
    live: "0.5.1",
  },
} as const satisfies Versions<typeof fleet>;
