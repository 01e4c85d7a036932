import { expect, test } from "vitest";
import { building, type Component, charted, checked, once, pair, type Small, said } from "./fleet.ts";

const environments = {
  dev: { cluster: "lab", identity: { bucket: "acme-dev-logs", key: "d1" } },
  staging: { cluster: "lab", identity: { bucket: "acme-staging-logs", key: "s1" } },
  production: { cluster: "live", promotesFrom: "staging", identity: { bucket: "acme-production-logs", key: "p1" } },
};

const fleet = (operator: Component, more: Small = {}): Small => ({
  clusters: { lab: {}, live: {} },
  environments,
  components: { operator },
  parity: [],
  ...more,
});

const values = (made: object): Component => charted(() => made, once(["lab"]));

test("what runs in the cluster of staging and has a name of production in it is a leak", () => {
  const { findings } = checked(fleet(values({ bucket: "acme-production-logs", url: "s3://acme-production-logs/x" })));
  expect(findings).toMatchObject([
    {
      rule: "parity/no-leak",
      message:
        'operator in the cluster lab uses "acme-production-logs", which is the bucket of production, in 2 fields',
      hint: "name what is in lab in place of the text",
      at: { path: ["components", "operator", "values"] },
      causes: [{ path: ["environments", "production", "identity", "bucket"] }],
      rendered: { file: "dist/clusters/lab/operator/helmrelease-operator.yaml", field: "spec.values.bucket" },
    },
  ]);
});

test("it is a leak without a contract, and with one it is reported once", () => {
  const operator = charted(() => ({ bucket: "acme-production-logs" }), once());
  const parity = [{ between: ["staging", "production"] }, { between: ["dev", "production"] }] as const;
  expect(said(fleet(operator, { parity }))).toEqual([
    'parity/no-leak: operator in the cluster lab uses "acme-production-logs", which is the bucket of production',
  ]);
});

test("the names of all environments of a cluster are at home in it", () => {
  expect(said(fleet(values({ buckets: ["acme-dev-logs", "acme-staging-logs"], namespace: "staging" })))).toEqual([]);
  const live = charted(() => ({ buckets: ["acme-dev-logs"] }), once(["live"]));
  expect(said(fleet(live))).toEqual([
    'parity/no-leak: operator in the cluster live uses "acme-dev-logs", which is the bucket of dev',
  ]);
});

test("a short name is a leak where names stand, and in the address of a service", () => {
  expect(said(fleet(values({ secretName: "p1", word: "p1" })))).toEqual([
    'parity/no-leak: operator in the cluster lab uses "p1", which is the key of production',
  ]);
  const small = { ...environments, production: { ...environments.production, namespace: "shop" } };
  expect(said(fleet(values({ url: "http://web.shop.svc" }), { environments: small }))).toEqual([
    'parity/no-leak: operator in the cluster lab uses "shop", which is the namespace of production',
  ]);
});

test("a cluster without environments may have names of any", () => {
  const operator = charted(() => ({ buckets: Object.values(environments).map(({ identity }) => identity.bucket) }), {
    ...once(["hub"]),
  });
  expect(said(fleet(operator, { clusters: { lab: {}, live: {}, hub: {} } }))).toEqual([]);
});

test("in the cluster of all environments no name is another's", () => {
  const all = Object.fromEntries(
    Object.entries(environments).map(([name, each]) => [name, { ...each, cluster: "lab" }]),
  );
  expect(said(fleet(values({ bucket: "acme-production-logs" }), { clusters: { lab: {} }, environments: all }))).toEqual(
    [],
  );
});

test("a short name is a leak where the other cluster has it as a name", () => {
  const operator = charted(({ name }) => ({ of: name === "lab" ? "live" : name, word: "live" }), once());
  expect(said(fleet(operator))).toEqual([
    'parity/no-leak: operator in the cluster lab uses "live", which is the cluster of production',
  ]);
});

test("what a component of a cluster brings belongs to the cluster, whatever its labels say", () => {
  const labelled = building(() => [{ metadata: { name: "x", labels: { environment: "staging" } }, data: {} }], once());
  expect(
    said({
      clusters: { lab: {}, live: {} },
      environments: pair({ cluster: "lab" }, { cluster: "live" }),
      components: { labelled },
    }),
  ).toEqual([]);
});

const isolated = (from: readonly string[]): Component =>
  charted(() => ({}), { ...once(), namespace: { name: "backup", network: { from } } });

test("a namespace of a cluster that lets in an environment of another cluster alone is a leak", () => {
  const { findings } = checked(fleet(isolated(["production"])));
  expect(findings).toMatchObject([
    {
      rule: "parity/no-leak",
      message: 'the cluster lab uses "production", which is the name of production',
      at: { path: ["clusters", "lab"] },
      rendered: { file: "dist/clusters/lab/namespaces/networkpolicy-allow-from.yaml" },
    },
  ]);
});

test("a namespace of all clusters may let in those of each", () => {
  expect(said(fleet(isolated(["staging", "production"])))).toEqual([]);
  const environments = {
    staging: { cluster: "lab", namespace: "shop-staging" },
    production: { cluster: "live", namespace: "shop-production" },
  };
  expect(said(fleet(isolated(["shop-staging", "shop-production"]), { environments }))).toEqual([]);
});
