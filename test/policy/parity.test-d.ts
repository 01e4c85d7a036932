import { expectTypeOf } from "vitest";
import { type Allowance, type Contract, defineFleet, type SettingPath } from "../../src/policy/index.ts";

/** Contracts and allowances: what compiles, and one line for each edit that must not. */

const reason = "because";
const until = "2027-01-31";
const repository = { owner: "acme", name: "shop", visibility: "public" } as const;
const clusters = { lab: { delivery: "argocd" } } as const;

// Settings as they come: nested, optional, of several variants, lists, and a type that holds itself.
type Union = { readonly pipeline: 1; readonly storage: "file" } | { readonly pipeline: 2; readonly storage: "minio"; readonly kafka: true };
interface Nested {
  readonly logs: string;
  readonly ingest?: { readonly batch: number; readonly limits?: { readonly rate: string; readonly hosts: readonly string[] } };
  readonly store: { readonly kind: "file" } | { readonly kind: "bucket"; readonly classes: readonly { readonly name: string }[] };
}
interface Endless {
  readonly a: number;
  readonly next?: Endless;
}

expectTypeOf<SettingPath<Union>>().toEqualTypeOf<"pipeline" | "storage" | "kafka">();
expectTypeOf<SettingPath<Nested>>().toEqualTypeOf<
  | "logs" | "ingest" | "ingest.batch" | "ingest.limits" | "ingest.limits.rate" | "ingest.limits.hosts"
  | "store" | "store.kind" | "store.classes"
>();
expectTypeOf<SettingPath<Endless>>().toEqualTypeOf<
  "a" | "next" | "next.a" | "next.next" | "next.next.a" | "next.next.next" | "next.next.next.a" | "next.next.next.next"
>();
expectTypeOf<SettingPath<{}>>().toEqualTypeOf<never>();
expectTypeOf<SettingPath<undefined>>().toEqualTypeOf<never>();
expectTypeOf<SettingPath<readonly string[]>>().toEqualTypeOf<never>();
expectTypeOf<SettingPath<{ readonly [region: string]: { readonly size: number } }>>().toEqualTypeOf<string>();
expectTypeOf<SettingPath<{ readonly loose: unknown }>>().toEqualTypeOf<"loose">();
expectTypeOf<Allowance<"web">["setting"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<Contract<"a" | "b" | "c", "web">["between"]>().toEqualTypeOf<
  readonly ["a", "b" | "c"] | readonly ["b", "a" | "c"] | readonly ["c", "a" | "b"]
>();
expectTypeOf<Contract<string, string>["between"]>().toEqualTypeOf<readonly [string, string]>();

defineFleet<Nested>()({
  repository,
  clusters,
  environments: {
    dev: { cluster: "lab", sync: "automatic", settings: { logs: "debug", store: { kind: "file" } }, identity: {} },
    staging: { cluster: "lab", sync: "automatic", settings: { logs: "info", store: { kind: "bucket", classes: [] } }, identity: {} },
    production: { cluster: "lab", sync: "manual", settings: { logs: "info", store: { kind: "bucket", classes: [] } }, identity: {} },
  },
  components: { web: { image: "ghcr.io/acme/web", port: 8080 }, cache: { helm: { chart: "valkey", repository: "oci://ghcr.io/acme" } } },
  parity: [
    { between: ["dev", "staging"] },
    { between: ["production", "staging"], allow: [] },
    {
      between: ["staging", "production"],
      allow: [
        { setting: "logs", reason },
        { setting: "ingest", relation: "any", reason, until },
        { setting: "ingest.limits.rate", relation: "atLeast", reason },
        { setting: "store.kind", relation: "oneOf", values: ["bucket"], reason },
        { setting: "store.classes", reason },
        { component: "web", property: "replicas", relation: "atLeast", reason },
        { component: "cache", property: "in", reason },
        { environment: "waitsFor", reason },
        { environment: "limits.default.memory", relation: "atLeast", reason },
        { environment: "quota.limits.cpu", relation: "atMost", reason },
        { environment: "podSecurity", relation: "oneOf", values: ["restricted", "baseline"], reason },
        { field: "spec.template.spec.containers[web].image", kind: "Deployment", component: "web", reason },
        { field: "spec.**.size", relation: "oneOf", values: [1, "2Gi", true], reason },
      ],
    },
    // @ts-expect-error no such environment
    { between: ["staging", "prodction"] },
    // @ts-expect-error an environment is always in step with itself
    { between: ["staging", "staging"] },
    // @ts-expect-error one environment has nothing to be compared with
    { between: ["staging"] },
    // @ts-expect-error three environments are two contracts
    { between: ["dev", "staging", "production"] },
    // @ts-expect-error a contract is between environments
    { allow: [] },
    // @ts-expect-error an unknown property of a contract
    { between: ["staging", "production"], allows: [] },
    {
      between: ["staging", "production"],
      allow: [
        // @ts-expect-error no such setting
        { setting: "log", reason },
        // @ts-expect-error no such setting in a group
        { setting: "ingest.limits.rates", reason },
        // @ts-expect-error a list is one setting
        { setting: "store.classes.length", reason },
        // @ts-expect-error a list is one setting
        { setting: "ingest.limits.hosts.0", reason },
        // @ts-expect-error no such component
        { component: "wep", property: "replicas", reason },
        // @ts-expect-error no such property of a component
        { component: "web", property: "replica", reason },
        // @ts-expect-error a component without a property
        { component: "web", reason },
        // @ts-expect-error a property without a component
        { property: "replicas", reason },
        // @ts-expect-error no such property of an environment
        { environment: "qota", reason },
        // @ts-expect-error no such part of a property
        { environment: "quota.cpus", reason },
        // @ts-expect-error identity is no difference to sign for
        { environment: "identity", reason },
        // @ts-expect-error no such component
        { field: "spec.replicas", component: "wep", reason },
        // @ts-expect-error a kind goes with a field
        { setting: "logs", kind: "Deployment", reason },
        // @ts-expect-error nothing is allowed
        { reason },
        // @ts-expect-error two things at once
        { setting: "logs", field: "spec.replicas", reason },
        // @ts-expect-error two things at once
        { setting: "logs", component: "web", property: "replicas", reason },
        // @ts-expect-error two things at once
        { environment: "sync", setting: "logs", reason },
        // @ts-expect-error two things at once
        { component: "web", property: "replicas", field: "spec.replicas", reason },
        // @ts-expect-error two things at once
        { environment: "sync", component: "web", property: "sync", reason },
        // @ts-expect-error two things at once
        { environment: "sync", field: "spec.syncPolicy", reason },
        // @ts-expect-error no such relation
        { setting: "logs", relation: "about", reason },
        // @ts-expect-error one of what
        { setting: "logs", relation: "oneOf", reason },
        // @ts-expect-error one of nothing
        { setting: "logs", relation: "oneOf", values: [], reason },
        // @ts-expect-error a value is no list
        { setting: "logs", relation: "oneOf", values: [["info"]], reason },
        // @ts-expect-error values go with oneOf
        { setting: "logs", relation: "atLeast", values: ["info"], reason },
        // @ts-expect-error values go with oneOf
        { setting: "logs", values: ["info"], reason },
        // @ts-expect-error a reason is required
        { setting: "logs" },
        // @ts-expect-error an end is a day
        { setting: "logs", reason, until: "soon" },
        // @ts-expect-error an unknown property of an allowance
        { setting: "logs", reason, untill: until },
      ],
    },
  ],
});

defineFleet<Union>()({
  repository,
  clusters,
  environments: {
    staging: { cluster: "lab", sync: "automatic", settings: { pipeline: 1, storage: "file" }, identity: {} },
    production: { cluster: "lab", sync: "manual", settings: { pipeline: 2, storage: "minio", kafka: true }, identity: {} },
  },
  components: { web: { image: "ghcr.io/acme/web", port: 8080 } },
  parity: [
    {
      between: ["staging", "production"],
      allow: [
        { setting: "pipeline", relation: "atLeast", reason },
        { setting: "kafka", reason },
        // @ts-expect-error no variant has it
        { setting: "kafak", reason },
        // @ts-expect-error a word has nothing below it
        { setting: "storage.length", reason },
        // @ts-expect-error a setting is no component
        { component: "pipeline", property: "in", reason },
      ],
    },
  ],
});

const bare = {
  repository,
  clusters,
  environments: { dev: { cluster: "lab", sync: "automatic", identity: {} }, live: { cluster: "lab", sync: "automatic", identity: {} } },
  components: { web: { image: "ghcr.io/acme/web", port: 8080 } },
} as const;

defineFleet()({ ...bare, parity: [{ between: ["dev", "live"], allow: [{ component: "web", property: "cpu", reason }] }] });
// @ts-expect-error without a type of settings there is none to name
defineFleet()({ ...bare, parity: [{ between: ["dev", "live"], allow: [{ setting: "logs", reason }] }] });

// One environment has nobody to be in step with.
// @ts-expect-error there is no second environment
defineFleet()({ ...bare, environments: { dev: bare.environments.dev }, parity: [{ between: ["dev", "dev"] }] });
