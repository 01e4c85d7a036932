import type { ShapeInput } from "../../../src/model/shape/check-shape.ts";
import { defineFleet, type Holds, type Hotfixes, type Versions } from "../../../src/policy/index.ts";

type Settings = { pipeline: 1; storage: "file" } | { pipeline: 2; storage: "minio" };

/** A policy that uses every field of `src/policy` at least once, and compiles. */
export const bigFleet = defineFleet<Settings>()({
  repository: {
    owner: "acme",
    name: "log.forge",
    visibility: "private",
    plan: "team",
    url: "ssh://git@github.com/acme/log.forge",
    branch: "release/main",
    secret: "git-credentials",
  },
  targets: { kubernetes: "1.35", flux: "2.9", argocd: "3.5" },
  layout: "directory",
  clusters: {
    lab: {
      delivery: "argocd",
      argocd: { namespace: "argo", destination: { server: "https://kubernetes.default.svc" } },
      intervals: { poll: "30s", drift: "1h30m", retry: "2m", timeout: "10m" },
      versionsFile: "deploy/versions.env",
    },
    edge: {
      delivery: "flux",
      flux: { namespace: "flux-system", tenancy: "locked", receiver: { secret: "webhook" } },
      argocd: { destination: { name: "edge" } },
    },
  },
  environments: {
    dev: {
      cluster: "lab",
      sync: "automatic",
      settings: { pipeline: 1, storage: "file" },
      identity: { secret: "dev-runtime", bucket: "dev" },
      network: "open",
    },
    staging: {
      cluster: "edge",
      sync: "automatic",
      promotesFrom: "dev",
      settings: { pipeline: 2, storage: "minio" },
      identity: { secret: "staging-runtime", bucket: "staging" },
      namespace: "logs-staging",
      domain: "staging.example.com",
      branch: "env/staging",
      project: "logs-staging",
      intervals: { poll: "5m" },
      podSecurity: "restricted",
    },
    production: {
      cluster: "edge",
      sync: "manual",
      promotesFrom: "staging",
      mode: "pull-request",
      soak: "2d",
      gates: ["check", "flux/edge"],
      approvals: { team: "platform", count: 2 },
      freeze: [{ from: "2027-12-20", until: "2028-01-02", reason: "nobody is there" }],
      window: [{ schedule: "0 8 * * 1-5", duration: "8h", timeZone: "Europe/Berlin" }],
      maxSkew: "2w",
      waitsFor: "staging",
      settings: { pipeline: 2, storage: "minio" },
      identity: { secret: "production-runtime", bucket: "production" },
      quota: {
        cpu: "2",
        memory: "4Gi",
        limits: { cpu: "4", memory: "8Gi" },
        pods: 20,
        storage: "1Ti",
        objects: { "services.loadbalancers": 0 },
      },
      limits: {
        default: { cpu: "500m", memory: "256Mi" },
        request: { cpu: "100m", memory: "128Mi" },
        max: { cpu: "2" },
      },
      network: {
        from: ["ingress"],
        to: ["minio"],
        addresses: [{ cidr: "10.0.0.0/8", ports: [443] }, { cidr: "2001:db8::/32" }],
      },
    },
  },
  components: {
    minio: {
      helm: { chart: "minio", repository: "https://charts.min.io", secret: "charts" },
      in: ["staging", "production"],
      onFailure: "retry",
      secrets: ({ identity }) => [{ name: identity.secret }],
      namespace: "minio",
      sync: { default: "automatic", production: "manual" },
    },
    ingress: {
      helm: { chart: "ingress", repository: "oci://ghcr.io/acme/charts" },
      scope: "cluster",
      in: ["lab", "edge"],
      sync: { default: "automatic", edge: "manual" },
      values: ({ name }) => ({ name }),
    },
    logforge: {
      helm: { path: "deploy/helm/logforge", git: "https://github.com/acme/logforge", secret: "git" },
      needs: ["minio"],
      delivery: "flux",
      values: ({ settings }) => ({ pipeline: settings.pipeline }),
      clusterKinds: ["rbac.authorization.k8s.io/ClusterRole", "/Node"],
    },
    own: { helm: { path: "deploy/own" }, valuesFile: "deploy/{name}/values.yaml" },
    web: {
      image: "ghcr.io/acme/web",
      port: 8080,
      scope: "environment",
      replicas: { default: 1, production: 3 },
      cpu: { default: "100m", staging: "0.5" },
      memory: "256Mi",
      cpuLimit: "2",
      env: ({ identity }) => ({ SECRET: identity.secret }),
      envFrom: ({ identity }) => [identity.secret],
      pullSecrets: ["registry"],
      probes: { startup: "/start", readiness: "/ready", liveness: "/alive" },
      host: ({ identity }) => `web.${identity.domain}`,
      ingressClass: "nginx",
      tlsSecret: () => "web-tls",
      intervals: { drift: "10m", retry: "1m", timeout: "3m" },
      namespace: { name: "web", podSecurity: "baseline", network: "isolated" },
      needs: ["logforge", "minio"],
    },
    shop: { kustomize: { path: { default: "deploy/shop/base", production: "deploy/shop/production" }, image: "shop" } },
    docs: { kustomize: { path: "site", git: "https://github.com/acme/docs", secret: "git" } },
    topics: { manifests: () => undefined },
    operator: { external: "deploy/lab/operator.md", scope: "cluster", in: ["lab"], upgrade: "one-minor" },
  },
  together: [["web", "shop"]],
  notifications: {
    chat: {
      type: "slack",
      secret: "chat",
      address: "https://hooks.example.com/x",
      channel: "deploys",
      severity: "info",
      environments: ["production"],
    },
  },
  parity: [
    {
      between: ["staging", "production"],
      allow: [
        { component: "web", property: "replicas", relation: "atLeast", reason: "traffic", until: "2027-01-31" },
        { setting: "storage", relation: "oneOf", values: ["file", "minio"], reason: "disks" },
        { environment: "quota", reason: "traffic" },
        { field: "spec.template.**", kind: "Deployment", component: "web", reason: "debts" },
      ],
    },
  ],
});

const versions = {
  minio: { staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  logforge: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  own: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  web: { dev: "1.0.0", staging: "1.0.0", production: "none" },
  shop: { dev: "1.0.0", staging: "1.0.0", production: "none" },
  docs: { dev: "1.0.0", staging: "1.0.0", production: "none" },
  operator: { lab: "2.0.0" },
} as const satisfies Versions<typeof bigFleet>;

const holds = {
  staging: { logforge: { not: "1.1.0", reason: "it loses lines", until: "2027-01-31" } },
  production: { web: { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } },
} as const satisfies Holds<typeof bigFleet>;

const hotfixes = {
  production: { docs: { version: "1.0.1", reason: "a wrong address", until: "2027-01-31" } },
} as const satisfies Hotfixes<typeof bigFleet>;

/** A valid policy and version map, with what may stand beside it. */
export const big = { policy: bigFleet, versions, holds, hotfixes } as const satisfies ShapeInput;

export const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" } as const;
