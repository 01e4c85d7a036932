import { defineFleet } from "../../src/policy/index.ts";

/** What an environment's pods may take: the replicas, and one more while a rollout is under way. */
const limits = { default: { memory: "256Mi" }, request: { cpu: "100m", memory: "64Mi" } } as const;

export const fleet = defineFleet()({
  repository: {
    owner: "acme",
    name: "myapp",
    visibility: "private",
    plan: "team",
    secret: "myapp-git",
    // The branch with the most reviews holds the Flux objects of all environments.
    branch: "prod",
  },
  layout: "branch",
  clusters: { shared: { delivery: "flux", flux: { tenancy: "locked" } } },

  environments: {
    dev: {
      cluster: "shared",
      sync: "automatic",
      intervals: { poll: "1m", drift: "10m", retry: "1m", timeout: "3m" },
      identity: {},
      quota: { cpu: "200m", memory: "128Mi", limits: { memory: "128Mi" }, pods: 4 },
      limits,
      network: "isolated",
    },
    staging: {
      cluster: "shared",
      sync: "automatic",
      promotesFrom: "dev",
      waitsFor: "dev",
      intervals: { poll: "2m", drift: "10m", retry: "1m", timeout: "3m" },
      identity: {},
      quota: { cpu: "600m", memory: "384Mi", limits: { memory: "384Mi" }, pods: 6 },
      limits,
      network: "isolated",
    },
    prod: {
      cluster: "shared",
      sync: "automatic",
      promotesFrom: "staging",
      waitsFor: "staging",
      intervals: { poll: "5m", drift: "10m", retry: "1m", timeout: "3m" },
      identity: {},
      quota: { cpu: "2", memory: "1Gi", limits: { memory: "1Gi" }, pods: 8 },
      limits,
      network: "isolated",
    },
  },

  components: {
    myapp: {
      image: "ghcr.io/acme/myapp",
      port: 8080,
      replicas: { default: 1, staging: 2, prod: 3 },
      cpu: { default: "100m", staging: "200m", prod: "500m" },
      memory: { default: "64Mi", staging: "128Mi", prod: "256Mi" },
      probes: { readiness: "/ready", liveness: "/health" },
    },
  },

  parity: [
    {
      between: ["staging", "prod"],
      allow: [
        { component: "myapp", property: "replicas", relation: "atLeast", reason: "prod carries the traffic" },
        { component: "myapp", property: "cpu", relation: "atLeast", reason: "prod carries the traffic" },
        { component: "myapp", property: "memory", relation: "atLeast", reason: "prod carries the traffic" },
        { environment: "quota.cpu", relation: "atLeast", reason: "more and larger replicas" },
        { environment: "quota.memory", relation: "atLeast", reason: "more and larger replicas" },
        { environment: "quota.limits.memory", relation: "atLeast", reason: "more and larger replicas" },
        { environment: "quota.pods", relation: "atLeast", reason: "more replicas" },
        { environment: "intervals.poll", relation: "atLeast", reason: "nothing in prod is in a hurry" },
      ],
    },
  ],
});
