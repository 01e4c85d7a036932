import { expect, test } from "vitest";
import { type Component, charted, checked, once, pair, type Small, said, worker } from "./fleet.ts";

const operator = charted(() => ({ crds: true }), once());

const across = (components: { readonly [name: string]: Component }, more: Small = {}): Small => ({
  clusters: { lab: {}, live: {} },
  environments: pair({ cluster: "lab" }, { cluster: "live" }),
  components,
  ...more,
});

const places = (small: Small): readonly string[] => checked(small).findings.map(({ at }) => at.path.join("."));

test("who acts in a cluster is a difference of its components too, and the cluster's", () => {
  const clusters = { lab: {}, live: { flux: { tenancy: "locked" } } } as const;
  expect(new Set(places(across({ operator }, { clusters })))).toEqual(new Set(["clusters.live.flux.tenancy"]));
  const reason = "because";
  expect(said(across({ operator }, { clusters, allow: [{ environment: "cluster", reason }] }))).toEqual([]);
});

test("what of the environments differs is no matter of their clusters' components", () => {
  const environments = pair(
    { cluster: "lab", settings: { a: 1 }, quota: { cpu: "1" } },
    { cluster: "live", settings: { a: 2 }, quota: { cpu: "2" } },
  );
  const { findings, comparisons } = checked(across({ operator }, { environments }));
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.quota.cpu"]);
  expect(comparisons[0]?.views[0]?.cases.get("operator")?.trial.inputs).toEqual([]);
});

test("clusters may be called as their environments are", () => {
  const named = (more: object): Small => ({
    clusters: { staging: {}, production: {} },
    environments: pair({ cluster: "staging" }, { cluster: "production" }),
    components: {
      operator: charted(({ name }) => ({ name }), once(["staging", "production"], more)),
      web: worker({ needs: ["operator"] }),
    },
  });
  expect(said(named({}))).toEqual([]);
  expect(places(named({ in: ["production", "staging"], intervals: { drift: "1h" } }))).toEqual([]);
});

test("clusters may have the environments of each other beside those that are compared", () => {
  const environments = { dev: { cluster: "lab" }, canary: { cluster: "live" }, ...across({}).environments };
  const between = ["staging", "production"] as const;
  const named = charted(({ name, identity }) => ({ name, at: identity.namespace }), once(undefined, {}));
  expect(said(across({ operator, named }, { environments, parity: [{ between }] }))).toEqual([]);
});

test("a component that others install is compared by nothing", () => {
  const kafka: Component = { external: "docs/kafka.md", scope: "cluster", in: ["live"] };
  expect(said(across({ kafka, operator }))).toEqual([]);
});

test("a component that a person syncs in one cluster differs by that", () => {
  const argocd = { lab: { delivery: "argocd" }, live: { delivery: "argocd" } } as const;
  const manual = charted(() => ({}), once(undefined, { sync: { default: "automatic", live: "manual" } }));
  expect(new Set(places(across({ manual, operator }, { clusters: argocd })))).toEqual(
    new Set(["components.manual.sync.live"]),
  );
});

test("the path of a folder may vary by cluster, and is found where it does", () => {
  const kustomize = { path: { default: "site/small", live: "site/large" }, image: "registry.example.com/acme/site" };
  expect(places(across({ site: { kustomize, ...once() } }))).toEqual(["components.site.kustomize.path.live"]);
});

test("a function that knows its clusters by name alone cannot be compared", () => {
  const sizes: { readonly [name: string]: { readonly cpu: number } } = { lab: { cpu: 1 }, live: { cpu: 2 } };
  const table = charted(({ name }) => ({ cpu: sizes[name]?.cpu ?? raise(name) }), once());
  expect(said(across({ table }))).toEqual([
    expect.stringMatching(
      /^parity\/branches-on-identity: table cannot be compared between staging and production: .*no size for <cluster>/,
    ),
  ]);
  const known = charted(({ name }) => ({ cpu: sizes[name]?.cpu ?? 0 }), once());
  expect(said(across({ known }))).toEqual([
    expect.stringMatching(/^parity\/branches-on-identity: known does not use cluster as a name but decides by it/),
  ]);
});

function raise(name: string): never {
  throw new Error(`no size for ${name}`);
}

test("several differences of a cluster's components are one finding each", () => {
  const agent = worker(once(["live"]));
  const more = worker(once(undefined, { replicas: { default: 1, live: 3 }, cpu: { default: "1", live: "2" } }));
  expect(new Set(places(across({ agent, more, operator })))).toEqual(
    new Set(["components.agent.in", "components.more.replicas.live", "components.more.cpu.live"]),
  );
});

test("what Flux delivers to a neighbour alone is no matter of the environments that are compared", () => {
  const intervals = { poll: "5m" } as const;
  const small: Small = {
    clusters: { lab: { delivery: "argocd" }, live: { delivery: "argocd" } },
    environments: {
      dev: { cluster: "lab" },
      staging: { cluster: "lab", promotesFrom: "dev", intervals },
      production: { cluster: "live", promotesFrom: "staging", intervals },
    },
    components: { web: worker(), trial: charted(() => ({}), { in: ["dev"], delivery: "flux" }) },
    parity: [{ between: ["staging", "production"] }],
  };
  expect(said(small)).toEqual([]);
});
