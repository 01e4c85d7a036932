import { defineFleet } from "../src/policy/index.ts";

/** Behaviour. What differs here is meant to differ. */
type Settings = { readonly logs: "debug" | "info"; readonly cacheMemory: "64Mi" | "256Mi" };

export const fleet = defineFleet<Settings>()({
  repository: { owner: "acme", name: "fleet", visibility: "private", plan: "team", secret: "fleet-read" },
  targets: { kubernetes: "1.35", flux: "2.9", argocd: "3.5" },

  clusters: {
    lab: { delivery: "flux", flux: { receiver: { secret: "github-webhook" } } },
    live: { delivery: "flux" },
  },

  environments: {
    dev: {
      cluster: "lab",
      sync: "automatic",
      domain: "dev.acme.example",
      settings: { logs: "debug", cacheMemory: "64Mi" },
      identity: { database: "shop-dev-database" },
      quota: { cpu: "2", memory: "4Gi", limits: { memory: "6Gi" }, pods: 30 },
      limits: { default: { memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } },
      network: { from: ["traefik"] },
    },
    staging: {
      cluster: "lab",
      sync: "automatic",
      promotesFrom: "dev",
      // In the same cluster Flux can make staging wait until dev is healthy. The price: a broken dev holds it back.
      waitsFor: "dev",
      domain: "staging.acme.example",
      settings: { logs: "info", cacheMemory: "256Mi" },
      identity: { database: "shop-staging-database" },
      quota: { cpu: "4", memory: "8Gi", limits: { memory: "12Gi" }, pods: 60 },
      limits: { default: { memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } },
      network: { from: ["traefik"] },
    },
    production: {
      cluster: "live",
      sync: "automatic",
      promotesFrom: "staging",
      domain: "acme.example",
      settings: { logs: "info", cacheMemory: "256Mi" },
      identity: { database: "shop-production-database" },
      quota: { cpu: "4", memory: "8Gi", limits: { memory: "12Gi" }, pods: 60 },
      limits: { default: { memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } },
      network: { from: ["traefik"] },
    },
  },

  components: {
    // The platform: once per cluster, before anything else.
    "cert-manager": {
      scope: "cluster",
      in: ["lab", "live"],
      helm: { chart: "cert-manager", repository: "oci://quay.io/jetstack/charts" },
      onFailure: "retry",
      values: () => ({ crds: { enabled: true } }),
    },
    traefik: {
      scope: "cluster",
      in: ["lab", "live"],
      helm: { chart: "traefik", repository: "https://traefik.github.io/charts" },
      needs: ["cert-manager"],
    },

    // Per environment: a cache, our own service behind it, and an application that people sync.
    cache: {
      helm: { chart: "valkey", repository: "https://valkey.io/valkey-helm" },
      values: ({ settings }) => ({ resources: { limits: { memory: settings.cacheMemory } } }),
    },
    web: {
      image: "ghcr.io/acme/web",
      port: 8080,
      needs: ["traefik", "cache"],
      replicas: { default: 1, production: 3 },
      memory: "256Mi",
      probes: { readiness: "/ready", liveness: "/health" },
      env: ({ settings }) => ({ CACHE: "cache:6379", LOG_LEVEL: settings.logs }),
      envFrom: ({ identity }) => [identity.database],
      host: ({ identity }) => `shop.${identity.domain}`,
      ingressClass: "traefik",
    },
    podinfo: {
      in: ["staging", "production"],
      delivery: "argocd",
      sync: { default: "automatic", production: "manual" },
      helm: { chart: "podinfo", repository: "oci://ghcr.io/stefanprodan/charts" },
      values: ({ name, settings }) => ({ ui: { message: `Hello from ${name}` }, logLevel: settings.logs }),
    },
  },

  // Production is what staging rehearsed, but for what is signed for here.
  parity: [
    {
      between: ["staging", "production"],
      allow: [
        { component: "web", property: "replicas", relation: "atLeast", reason: "production carries the traffic" },
        { component: "podinfo", property: "sync", reason: "a person releases podinfo to customers" },
        { environment: "waitsFor", reason: "Flux in one cluster cannot wait for what runs in another" },
        { environment: "cluster", reason: "GitHub reaches the lab alone; live asks for commits by itself" },
      ],
    },
  ],

  notifications: {
    chat: { type: "slack", channel: "fleet", secret: "slack-webhook" },
    commits: { type: "github", secret: "github-statuses" },
  },
});
