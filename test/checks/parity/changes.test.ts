import fc from "fast-check";
import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, settings, worker } from "./fleet.ts";
import { rich, richEnvironment } from "./rich.ts";

const identity = { bucket: "logs", secret: "key" };

/** The rich fleet with one change in production. */
const changed = (production: object, components: object = {}): Small => ({
  ...rich,
  components: { ...rich.components, ...components },
  environments: pair(
    { ...richEnvironment("staging"), identity },
    { ...richEnvironment("production"), identity, ...production },
  ),
});

const places = (small: Small): readonly (readonly [rule: string, at: string])[] =>
  checked(small).findings.map(({ rule, at }) => [rule, at.path.join(".")]);

const { quota, limits, network, intervals } = richEnvironment("production");
const production = "environments.production";
const varying = <Value>(one: Value, other: Value) => ({ default: one, production: other });

const ofEnvironment: readonly (readonly [what: string, production: object, at: string])[] = [
  ["sync", { sync: "manual" }, "sync"],
  ["podSecurity", { podSecurity: "baseline" }, "podSecurity"],
  ["quota.cpu", { quota: { ...quota, cpu: "5" } }, "quota.cpu"],
  ["quota.limits.memory", { quota: { ...quota, limits: { cpu: "8", memory: "17Gi" } } }, "quota.limits.memory"],
  ["quota.pods", { quota: { ...quota, pods: 21 } }, "quota.pods"],
  ["quota.objects", { quota: { ...quota, objects: { "count/jobs.batch": 4 } } }, "quota.objects.count/jobs.batch"],
  [
    "limits.default.memory",
    { limits: { ...limits, default: { cpu: "500m", memory: "1Gi" } } },
    "limits.default.memory",
  ],
  ["limits.max", { limits: { ...limits, max: { cpu: "1" } } }, "limits.max"],
  ["network.to", { network: { ...network, to: ["kafka", "storage"] } }, "network.to"],
  ["network", { network: "open" }, "network"],
  ["intervals.drift", { intervals: { ...intervals, drift: "31m" } }, "intervals.drift"],
  ["intervals.poll", { intervals: { ...intervals, poll: "5m" } }, "intervals.poll"],
];

for (const [what, own, at] of ofEnvironment)
  for (const delivery of ["flux", "argocd"] as const) {
    // Argo CD polls all repositories alike, and Flux cannot wait for a person.
    if (delivery === "argocd" && /^intervals/.test(what)) continue;
    if (delivery === "flux" && what === "sync") continue;
    test(`a change of ${what} is found under ${delivery}, and its place is named`, () => {
      expect(places({ ...changed(own), clusters: { lab: { delivery } } })).toEqual([
        ["parity/undeclared-difference", `${production}.${at}`],
      ]);
    });
  }

const ofComponents: readonly (readonly [what: string, components: object, at: string])[] = [
  ["replicas", { web: worker({ replicas: varying(1, 3) }) }, "web.replicas.production"],
  ["cpu", { web: worker({ cpu: varying("100m", "200m") }) }, "web.cpu.production"],
  ["memory", { web: worker({ memory: varying("128Mi", "1Gi") }) }, "web.memory.production"],
  ["cpuLimit", { web: worker({ cpuLimit: varying("1", "2") }) }, "web.cpuLimit.production"],
  [
    "path",
    { site: { kustomize: { path: varying("a", "b"), image: "registry.example.com/acme/site" } } },
    "site.kustomize.path.production",
  ],
  ["in", { extra: { ...charted(() => ({})), in: ["production"] } }, "extra.in"],
  ["in of staging alone", { extra: { ...charted(() => ({})), in: ["staging"] } }, "extra.in"],
  ["a default", { web: worker({ replicas: { default: 3, staging: 1 } }) }, "web.replicas.staging"],
];

for (const [what, components, at] of ofComponents)
  test(`a change of ${what} is found, and its place is named`, () => {
    expect(places(changed({}, components))).toEqual([["parity/undeclared-difference", `components.${at}`]]);
  });

test("a change of a component's sync is found", () => {
  const small = changed({}, { web: worker({ sync: varying("automatic", "manual") }) });
  expect(places({ ...small, clusters: { lab: { delivery: "argocd" } } })).toEqual([
    ["parity/undeclared-difference", "components.web.sync.production"],
  ]);
});

test("a domain that only one environment has is found", () => {
  const small: Small = {
    components: {
      web: worker({ host: ({ name }: { name: string }) => `${name}.example.com` }),
      files: building(() => [config("a", {})]),
    },
    environments: pair({}, { domain: "example.com" }),
  };
  // Nothing that is rendered asks for it.
  expect(places(small)).toEqual([]);
});

test("waiting for another environment is found", () => {
  expect(places(changed({ waitsFor: "staging" }))).toEqual([
    ["parity/undeclared-difference", `${production}.waitsFor`],
  ]);
});

const clusters: readonly (readonly [what: string, cluster: object, at: string])[] = [
  ["intervals", { intervals: { drift: "2h" } }, "intervals"],
  ["tenancy", { flux: { tenancy: "locked" } }, "flux.tenancy"],
];

/** The rich fleet in two clusters, of which the second has something of its own. */
const inClusters = (own: object): Small => {
  const { intervals: _, ...rest } = richEnvironment("staging");
  return {
    ...rich,
    clusters: { one: {}, two: own },
    environments: pair(
      { ...rest, cluster: "one", identity },
      { ...rest, domain: "production.example.com", cluster: "two", identity },
    ),
  };
};

for (const [what, own, at] of clusters)
  test(`a change of the cluster's ${what} is found`, () => {
    expect(places(inClusters(own))).toEqual([["parity/undeclared-difference", `clusters.two.${at}`]]);
  });

test("a webhook of one cluster alone is found where environments have sources of their own", () => {
  const small = inClusters({ flux: { tenancy: "locked", receiver: { secret: "hook" } } });
  const clusters = { ...small.clusters, one: { flux: { tenancy: "locked" } } } as const;
  expect(places({ ...small, clusters })).toEqual([["parity/undeclared-difference", "clusters.two.flux.receiver"]]);
});

test("a cluster that asks Git less often is found where environments share its source", () => {
  const found = places(inClusters({ intervals: { poll: "9m" } }));
  expect(found).toEqual([["parity/undeclared-difference", "clusters.two.intervals"]]);
});

test("a webhook of one cluster alone is found where environments share its source", () => {
  const found = places(inClusters({ flux: { receiver: { secret: "hook" } } }));
  expect(found).toEqual([["parity/undeclared-difference", "clusters.two.flux.receiver"]]);
});

test("who is told of one environment alone is found", () => {
  const small: Small = { ...changed({}), notifications: { chat: { type: "slack", environments: ["production"] } } };
  expect(places(small)).toEqual([["parity/undeclared-difference", "notifications.chat.environments"]]);
});

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    "a",
    "",
    "1",
    1,
    0,
    true,
    false,
    null,
    "100m",
    "0.1",
    "1Gi",
    "60s",
    "1m",
    [],
    {},
    ["a"],
    [1, 2],
  ),
  fc.string({ maxLength: 6 }),
  fc.integer(),
);

for (const [where, components] of Object.entries({
  values: { web: charted(({ settings: { a } }) => ({ deep: { made: a ?? null } })) },
  "a list of values": { web: charted(({ settings: { a } }) => ({ deep: [1, a ?? null, 3] })) },
  variables: {
    web: worker({ env: ({ settings: own }: { settings: { a?: unknown } }) => ({ X: JSON.stringify(own) }) }),
  },
  objects: { web: building(({ settings: { a } }) => [config("x", { "a.json": JSON.stringify({ a }) })]) },
  "names of objects": {
    web: building(({ settings: own }) => [
      config(`x-${[...JSON.stringify(own)].map((c) => c.charCodeAt(0)).join("-")}`, {}),
    ]),
  },
}))
  test(`every change of a setting that is used in ${where} is found, and the setting is named`, () => {
    fc.assert(
      fc.property(leaf, leaf, (one, two) => {
        const isEqual = JSON.stringify(one) === JSON.stringify(two);
        const found = places({ components, environments: settings({ a: one, b: 1 }, { a: two, b: 1 }) });
        expect(found).toEqual(isEqual ? [] : [["parity/undeclared-difference", `${production}.settings.a`]]);
      }),
      { numRuns: 30 },
    );
  });
