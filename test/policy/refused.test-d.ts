import { type Allowance, defineFleet, type NotificationPolicy, type Waivers } from "../../src/policy/index.ts";

/** Edits that must not compile, beside those of fleet.test-d.ts: one line for each property. */

const reason = "because";
const until = "2027-01-31";

export const waivers: readonly Waivers[] = [
  { "quota/fits": { severity: "off", reason, until } },
  // @ts-expect-error an error cannot be turned up
  { "quota/fits": { severity: "error", reason, until } },
  // @ts-expect-error no such rule
  { "quota/fit": { severity: "off", reason, until } },
  // @ts-expect-error a reason is required
  { "quota/fits": { severity: "off", until } },
  // @ts-expect-error an end is required
  { "quota/fits": { severity: "off", reason } },
  // @ts-expect-error an end is a day
  { "quota/fits": { severity: "off", reason, until: "soon" } },
];

export const allowances: readonly Allowance<"web">[] = [
  { component: "web", property: "replicas", relation: "atLeast", reason, until },
  // @ts-expect-error no such relation
  { component: "web", property: "replicas", relation: "about", reason },
  // @ts-expect-error no such component
  { component: "wep", reason },
  // @ts-expect-error a reason is required
  { component: "web" },
];

export const notifications: readonly NotificationPolicy<"dev">[] = [
  { type: "slack", address: "https://hooks.acme.example" },
  // @ts-expect-error an address is reached safely
  { type: "slack", address: "http://hooks.acme.example" },
  // @ts-expect-error no such type
  { type: "fax" },
  // @ts-expect-error no such environment
  { type: "slack", environments: ["prod"] },
];

const repository = { owner: "acme", name: "shop", visibility: "public" } as const;
const environments = { dev: { cluster: "lab", sync: "automatic", identity: { bucket: "shop-dev" } } } as const;

// @ts-expect-error a target is two numbers
defineFleet()({ repository, targets: { flux: "latest" }, clusters: { lab: { delivery: "flux" } }, environments, components: {} });
// @ts-expect-error no such tenancy
defineFleet()({ repository, clusters: { lab: { delivery: "flux", flux: { tenancy: "closed" } } }, environments, components: {} });
// @ts-expect-error no such engine
defineFleet()({ repository, clusters: { lab: { delivery: "spinnaker" } }, environments, components: {} });
// @ts-expect-error a URL that Flux refuses
defineFleet()({ repository: { ...repository, url: "git@github.com:acme/shop" }, clusters: { lab: { delivery: "flux" } }, environments, components: {} });

defineFleet()({
  repository,
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: { cluster: "lab", sync: "automatic", identity: { bucket: "shop-dev" } },
    // @ts-expect-error identity is text
    live: { cluster: "lab", sync: "automatic", identity: { bucket: 3 } },
  },
  components: {
    // @ts-expect-error the view of a host has no such identity
    a: { image: "i", port: 1, host: ({ identity }) => identity.domian },
    // @ts-expect-error envFrom gives names
    b: { image: "i", port: 1, envFrom: () => [1] },
    // @ts-expect-error a required Secret has a name
    c: { helm: { path: "deploy/c" }, secrets: () => [{ type: "Opaque" }] },
    // @ts-expect-error a kind has its group
    d: { helm: { path: "deploy/d" }, clusterKinds: ["ClusterRole"] },
    // @ts-expect-error a component has no poll
    e: { image: "i", port: 1, intervals: { poll: "1m" } },
    // @ts-expect-error a function has no version to see
    f: { manifests: (_scope, { version }) => version },
    // @ts-expect-error no such engine
    g: { image: "i", port: 1, delivery: "helm" },
    // @ts-expect-error CPU is cores or thousandths
    h: { image: "i", port: 1, cpu: "2 cores" },
    // @ts-expect-error a chart's repository in Git has a scheme
    i: { helm: { path: "deploy/i", git: "github.com/acme/charts" } },
  },
});
