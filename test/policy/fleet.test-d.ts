import { defineFleet, type Versions } from "../../src/policy/index.ts";

type Settings = { pipeline: 1; storage: "file" } | { pipeline: 2; storage: "minio"; kafka: true };
const repository = { owner: "acme", name: "logforge", visibility: "private", plan: "team" } as const;

const fleet = defineFleet<Settings>()({
  repository,
  clusters: { lab: { delivery: "argocd" }, edge: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: { secret: "logforge-dev-runtime", bucket: "logforge-dev" } },
    staging: { cluster: "lab", sync: "automatic", settings: { pipeline: 2, storage: "minio", kafka: true }, identity: { secret: "logforge-staging-runtime", bucket: "logforge-staging" } },
    production: { cluster: "lab", sync: "manual", promotesFrom: "staging", settings: { pipeline: 2, storage: "minio", kafka: true }, identity: { secret: "logforge-production-runtime", bucket: "logforge-production" }, quota: { cpu: "2", memory: "4Gi" } },
  },
  components: {
    minio: { helm: { chart: "minio", repository: "https://charts.min.io" }, in: ["staging", "production"] },
    ingress: { helm: { chart: "ingress", repository: "oci://ghcr.io/acme" }, scope: "cluster", in: ["lab", "edge"], values: ({ name, version }) => ({ name, version }) },
    logforge: {
      helm: { path: "deploy/helm/logforge" },
      needs: ["minio"],
      values: ({ settings, identity, version }) => ({ image: { tag: version }, pipeline: settings.pipeline, bucket: settings.storage === "minio" ? identity.bucket : null, kafka: "kafka" in settings ? settings.kafka : false }),
    },
    web: { image: "ghcr.io/acme/web", port: 8080, replicas: { default: 1, production: 3 }, memory: "256Mi", env: ({ identity }) => ({ SECRET: identity.secret }) },
    topics: { manifests: (_scope, { identity }) => { identity.bucket.length; } },
    crds: { scope: "cluster", in: ["lab"], manifests: (scope, { name }) => scope.node.addMetadata("n", name) },
  },
  parity: [{ between: ["staging", "production"], allow: [{ component: "web", property: "replicas", relation: "atLeast", reason: "traffic" }] }],
});

export const versions = {
  minio: { staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  logforge: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  web: { dev: "1.0.0", staging: "1.0.0", production: "none" },
} as const satisfies Versions<typeof fleet>;

export const missing = {
  minio: { staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  // @ts-expect-error production has no version
  logforge: { dev: "1.0.0", staging: "1.0.0" },
  // @ts-expect-error "prod" is no environment
  web: { dev: "1.0.0", staging: "1.0.0", production: "none", prod: "1.0.0" },
} as const satisfies Versions<typeof fleet>;

export const rowless = {
  minio: { staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  logforge: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  // @ts-expect-error web has no row
} as const satisfies Versions<typeof fleet>;

export const surplus = {
  // @ts-expect-error minio does not run in dev
  minio: { dev: "5.0.0", staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  logforge: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  web: { dev: "1.0.0", staging: "1.0.0", production: "none" },
} as const satisfies Versions<typeof fleet>;

export const unversioned = {
  minio: { staging: "5.0.0", production: "5.0.0" },
  ingress: { lab: "1.0.0", edge: "1.0.0" },
  logforge: { dev: "1.0.0", staging: "1.0.0", production: "0.9.0" },
  web: { dev: "1.0.0", staging: "1.0.0", production: "none" },
  // @ts-expect-error a function has no version
  topics: { dev: "1", staging: "1", production: "1" },
} as const satisfies Versions<typeof fleet>;

defineFleet<Settings>()({
  repository,
  clusters: { lab: { delivery: "argocd" } },
  environments: {
    // @ts-expect-error kafka is missing for pipeline 2
    a: { cluster: "lab", sync: "automatic", settings: { pipeline: 2, storage: "minio" }, identity: { bucket: "a" } },
    // @ts-expect-error nothing promotes from itself
    b: { cluster: "lab", sync: "automatic", promotesFrom: "b", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "b" } },
    // @ts-expect-error an unknown cluster
    c: { cluster: "prod", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "c" } },
    // @ts-expect-error an unknown environment
    d: { cluster: "lab", sync: "automatic", promotesFrom: "aa", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "d" } },
    // @ts-expect-error nothing waits for itself
    e: { cluster: "lab", sync: "automatic", waitsFor: "e", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "e" } },
    // @ts-expect-error settings are required where the type asks for them
    f: { cluster: "lab", sync: "automatic", identity: { bucket: "f" } },
    // @ts-expect-error the identity key that the others have is missing
    g: { cluster: "lab", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: {} },
    // @ts-expect-error "sometimes" is no sync
    h: { cluster: "lab", sync: "sometimes", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "h" } },
    // @ts-expect-error "4GB" is no quantity
    i: { cluster: "lab", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "i" }, quota: { memory: "4GB" } },
    // @ts-expect-error "1d" is no duration
    j: { cluster: "lab", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: { bucket: "j" }, intervals: { poll: "1d" } },
  },
  components: {
    // @ts-expect-error nothing needs itself
    x: { image: "i", port: 1, needs: ["x"] },
    // @ts-expect-error an unknown component
    x1: { image: "i", port: 1, needs: ["xx"] },
    // @ts-expect-error a misspelt environment in a varying value
    y: { image: "i", port: 1, replicas: { default: 1, prduction: 3 } },
    // @ts-expect-error no default in a varying value
    y1: { image: "i", port: 1, replicas: { a: 3 } },
    // @ts-expect-error no such identity
    z: { image: "i", port: 1, env: ({ identity }) => ({ A: identity.nope }) },
    // @ts-expect-error an unknown environment
    w: { image: "i", port: 1, in: ["a", "nope"] },
    // @ts-expect-error an unknown property
    v: { image: "i", port: 1, nope: 1 },
    // @ts-expect-error an unknown scope
    u: { image: "i", port: 1, scope: "clster" },
    // @ts-expect-error a repository without a scheme
    t: { helm: { chart: "minio", repository: "charts.min.io" } },
    // @ts-expect-error "512MB" is no quantity
    s: { image: "i", port: 1, memory: "512MB" },
    // @ts-expect-error values are JSON, a function is none
    r: { helm: { chart: "minio", repository: "https://charts.min.io" }, values: () => ({ a: () => 1 }) },
    // @ts-expect-error a component of a cluster has no settings
    q: { helm: { chart: "minio", repository: "https://charts.min.io" }, scope: "cluster", in: ["lab"], values: ({ settings }) => ({ a: settings }) },
    // @ts-expect-error a component of scope "cluster" names its clusters
    o: { helm: { chart: "minio", repository: "https://charts.min.io" }, scope: "cluster" },
    // @ts-expect-error an unknown cluster
    n: { helm: { chart: "minio", repository: "https://charts.min.io" }, scope: "cluster", in: ["labb"] },
    // @ts-expect-error a values file has the environment's name in its path
    p: { helm: { path: "deploy/chart" }, valuesFile: "deploy/values.yaml" },
  },
  // @ts-expect-error an unknown environment in a contract
  parity: [{ between: ["a", "zzz"], allow: [] }],
});

const branches = defineFleet()({
  repository,
  layout: "branch",
  clusters: { lab: { delivery: "flux" } },
  environments: { dev: { cluster: "lab", sync: "automatic", identity: {} }, prod: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev" } },
  components: { myapp: { image: "ghcr.io/acme/myapp", port: 80 }, topics: { manifests: () => undefined } },
});

export const flat = { myapp: "1.0.0" } as const satisfies Versions<typeof branches>;

// @ts-expect-error with a branch for each environment the map is flat
export const deep = { myapp: { dev: "1.0.0", prod: "1.0.0" } } as const satisfies Versions<typeof branches>;
