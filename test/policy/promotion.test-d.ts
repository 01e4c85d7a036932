import { defineFleet, type Freeze, type Hold, type Holds, type Hotfixes, type PromotionPolicy, type Span, type Window } from "../../src/policy/index.ts";

const repository = { owner: "acme", name: "shop", visibility: "private" } as const;
const lab = { cluster: "lab", sync: "automatic", identity: {} } as const;
const image = { image: "ghcr.io/acme/web", port: 8080 } as const;
const hold = { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } as const;
const hotfix = { version: "1.9.1", reason: "a leak", until: "2027-01-31" } as const;

const fleet = defineFleet()({
  repository,
  clusters: { lab: { delivery: "argocd" } },
  environments: {
    dev: { ...lab },
    staging: { ...lab, promotesFrom: "dev", mode: "commit", soak: "4h" },
    production: {
      ...lab,
      promotesFrom: "staging",
      mode: "manual",
      soak: "2d",
      gates: ["check"],
      approvals: { team: "platform", count: 2 },
      freeze: [{ from: "2027-12-20", until: "2028-01-02", reason: "nobody is there" }],
      window: [{ schedule: "0 8 * * 1-5", duration: "8h", timeZone: "Europe/Berlin" }],
      maxSkew: "2w",
    },
  },
  components: {
    web: { ...image },
    cache: { helm: { chart: "valkey", repository: "https://valkey.io/valkey-helm" }, in: ["staging", "production"] },
    kubernetes: { external: "deploy/cluster.md", scope: "cluster", in: ["lab"], upgrade: "one-minor" },
    topics: { manifests: () => undefined },
  },
  together: [["web", "cache"]],
});

export const holds = { dev: {}, production: { web: hold, cache: hold } } as const satisfies Holds<typeof fleet>;
export const hotfixes = { production: { web: hotfix } } as const satisfies Hotfixes<typeof fleet>;
export const listed = {
  production: { web: { ...hold, not: ["1.9.0", "1.8.9"] } },
} as const satisfies Holds<typeof fleet>;
export const none = {} as const satisfies Holds<typeof fleet>;

export const refusedHolds: readonly Holds<typeof fleet>[] = [
  // @ts-expect-error no such environment
  { prod: { web: hold } },
  // @ts-expect-error no such component
  { production: { wep: hold } },
  // @ts-expect-error the cache does not run in dev
  { dev: { cache: hold } },
  // @ts-expect-error nothing is promoted into a cluster
  { production: { kubernetes: hold } },
  // @ts-expect-error a function has no version
  { production: { topics: hold } },
  // @ts-expect-error a hotfix is no hold
  { production: { web: hotfix } },
  // @ts-expect-error a reason is required
  { production: { web: { not: "1.9.0", until: "2027-01-31" } } },
  // @ts-expect-error an end is required
  { production: { web: { not: "1.9.0", reason: "it is slow" } } },
  // @ts-expect-error an environment comes before the component
  { web: hold },
];

export const refusedHotfixes: readonly Hotfixes<typeof fleet>[] = [
  // @ts-expect-error a hold is no hotfix
  { production: { web: hold } },
  // @ts-expect-error a hotfix is one version
  { production: { web: { ...hotfix, version: ["1.9.1"] } } },
  // @ts-expect-error an end is a day
  { production: { web: { version: "1.9.1", reason: "a leak", until: "soon" } } },
];

const branches = defineFleet()({
  repository,
  layout: "branch",
  clusters: { lab: { delivery: "flux" } },
  environments: { dev: { ...lab }, prod: { ...lab, promotesFrom: "dev" } },
  components: { web: { ...image }, topics: { manifests: () => undefined } },
});

export const flat: readonly Holds<typeof branches>[] = [
  { web: hold },
  {},
  // @ts-expect-error with a branch for each environment holds are flat
  { prod: { web: hold } },
  // @ts-expect-error a function has no version
  { topics: hold },
];
export const flatHotfixes = { web: hotfix } as const satisfies Hotfixes<typeof branches>;

export const entries: readonly Hold[] = [
  hold,
  // @ts-expect-error a version is text
  { ...hold, not: 1.9 },
  { ...hold, not: ["1.9.0", "1.8.9"] },
  // @ts-expect-error a hold is on something
  { ...hold, not: [] },
  // @ts-expect-error a version is text
  { ...hold, not: ["1.9.0", 1.8] },
];

export const policies: readonly PromotionPolicy[] = [
  {},
  // @ts-expect-error no such mode
  { mode: "pr" },
  // @ts-expect-error a team is asked for
  { approvals: { count: 1 } },
  // @ts-expect-error a list of checks
  { gates: "check" },
];

export const spans: readonly Span[] = [
  "30m",
  "4h",
  "2d",
  "1w",
  // @ts-expect-error a span has a unit
  "4",
  // @ts-expect-error nobody waits for seconds
  "90s",
];

export const windows: readonly Window[] = [
  { schedule: "0 8 * * 1-5", duration: "8h" },
  // @ts-expect-error "1d" is no duration
  { schedule: "0 8 * * 1-5", duration: "1d" },
  // @ts-expect-error a window has a length
  { schedule: "0 8 * * 1-5" },
];

export const freezes: readonly Freeze[] = [
  // @ts-expect-error a freeze has a reason
  { from: "2027-12-20", until: "2028-01-02" },
  // @ts-expect-error a freeze has an end
  { from: "2027-12-20", reason: "nobody is there" },
];

defineFleet()({
  repository,
  clusters: { lab: { delivery: "flux" } },
  environments: {
    // @ts-expect-error nothing is promoted where new versions enter
    dev: { ...lab, soak: "2d" },
    // @ts-expect-error nothing is promoted where new versions enter
    test: { ...lab, window: [{ schedule: "0 8 * * *", duration: "8h" }] },
    // @ts-expect-error a span has a unit
    staging: { ...lab, promotesFrom: "dev", soak: "2" },
  },
  components: {
    web: { ...image },
    // @ts-expect-error no such upgrade
    shop: { ...image, upgrade: "minor" },
  },
  // @ts-expect-error no such component
  together: [["web", "shpo"]],
});
