import { expect, test } from "vitest";
import {
  type Allowances,
  building,
  type Component,
  charted,
  checked,
  config,
  once,
  pair,
  type Small,
  said,
  settings,
  type View,
  worker,
} from "./fleet.ts";

const reason = "because";
const presence = (component: string): Allowances => [{ component, property: "in", reason }];

/** Staging and production in two clusters, the second of which has an interval of its own. */
const across = (components: { readonly [name: string]: Component }): Small => ({
  clusters: { lab: {}, live: { intervals: { retry: "3m" } } },
  environments: pair({ cluster: "lab" }, { cluster: "live" }),
  components,
});

const hints = (small: Small) => checked(small).findings.map(({ hint }) => hint);
const proposal = (component: string) =>
  `make them equal, or add { component: "${component}", property: "in", reason: "…" } to parity[0].allow`;

test("the presence of a component covers all that it renders to, whatever its settings", () => {
  const env = ({ settings: { batch } }: View) => ({ BATCH: String(batch) });
  const small: Small = {
    components: { audit: worker({ env, in: ["production"] }) },
    environments: settings({ batch: 1 }, { batch: 5 }),
  };
  expect(hints(small)).toEqual([proposal("audit")]);
  expect(said({ ...small, allow: presence("audit") })).toEqual([]);
});

test("the presence of a component covers an object that it has for a setting too", () => {
  const more = building(
    ({ settings: { on } }) => [config("always", {}), ...(on === true ? [config("more", {})] : [])],
    {
      in: ["production"],
    },
  );
  const small: Small = { components: { more }, environments: settings({ on: false }, { on: true }) };
  expect(hints(small)).toEqual([proposal("more")]);
  expect(said({ ...small, allow: presence("more") })).toEqual([]);
});

test("the presence of a component covers what it is applied with, whatever the cluster's intervals", () => {
  const own = { name: "own", quota: { cpu: "2" } };
  const small = across({ falco: charted(() => ({}), once(["live"], { namespace: own })) });
  const found = checked(small).findings.filter(({ hint }) => hint.includes("falco"));
  expect(found.map(({ hint }) => hint)).toEqual([proposal("falco")]);
  const left = checked({ ...small, allow: [...presence("falco"), { environment: "cluster", reason }] });
  expect(left.findings.filter(({ rule }) => rule !== "parity/allowance-used")).toEqual([]);
});

test("the presence of a component covers that it waits for another environment", () => {
  const both = ["canary", "production"];
  const small: Small = {
    clusters: { lab: {}, live: {} },
    environments: {
      dev: { cluster: "lab" },
      staging: { cluster: "lab", waitsFor: "dev", promotesFrom: "dev" },
      canary: { cluster: "live", promotesFrom: "staging" },
      production: { cluster: "live", waitsFor: "canary", promotesFrom: "canary" },
    },
    components: { web: worker(), audit: worker({ in: both }) },
    parity: [{ between: ["staging", "production"] }],
  };
  expect(hints(small)).toEqual([proposal("audit")]);
  expect(said({ ...small, parity: [{ between: ["staging", "production"], allow: presence("audit") }] })).toEqual([]);
});

test("whoever signs that an object is there signs all that it holds, and no other object", () => {
  const objects = ({ settings: { on, size } }: View) => [
    config("always", { size: String(size) }),
    ...(on === true ? [config("more", { size: String(size) })] : []),
  ];
  const small: Small = {
    components: { web: building(objects) },
    environments: settings({ on: false, size: 1 }, { on: true, size: 2 }),
    allow: [{ setting: "on", reason }],
  };
  const { findings } = checked(small);
  expect(findings.map(({ message, more }) => [message, more])).toEqual([
    ["production has 2 as settings.size, staging has 1", undefined],
  ]);
  expect(findings[0]?.rendered?.file).toBe("dist/production/web/configmap-always.yaml");
});

test("an object that stands where the other side has another one is signed for in full", () => {
  const objects = ({ settings: { kind, logs } }: View) => [config(`of-${kind}`, { logs: String(logs) })];
  const small = (allow: Allowances): Small => ({
    components: { web: building(objects) },
    environments: settings({ kind: "small", logs: "debug" }, { kind: "large", logs: "info" }),
    allow,
  });
  const kind: Allowances = [{ setting: "kind", reason }];
  expect(new Set(hints(small([])))).toEqual(
    new Set([
      'make them equal, or add { setting: "kind", reason: "…" } and { setting: "logs", reason: "…" } to parity[0].allow',
    ]),
  );
  expect(hints(small(kind))).toEqual(['make them equal, or add { setting: "logs", reason: "…" } to parity[0].allow']);
  expect(said(small([...kind, { setting: "logs", reason }]))).toEqual([]);
});

test("what a component decides by a name is no matter where it has no counterpart", () => {
  const inside = ({ name }: View) => ({ replicas: name === "production" || name === "live" ? 3 : 1 });
  for (const [where, more] of [
    ["an environment", { in: ["production"] }],
    ["a cluster", once(["live"])],
  ] as const) {
    const small: Small = { ...across({ falco: charted(inside, more) }), clusters: { lab: {}, live: {} } };
    expect(hints(small), where).toEqual([proposal("falco")]);
    expect(said({ ...small, allow: presence("falco") }), where).toEqual([]);
  }
});

test("a component that is built under one name alone is found, and its presence can be allowed", () => {
  const objects = ({ name }: View) => (name === "production" ? [config("a", {})] : []);
  const small: Small = { components: { web: building(objects, { in: ["production"] }) } };
  expect(said(small)).not.toEqual([]);
  expect(said({ ...small, allow: presence("web") })).toEqual([]);
});

test("a component that works under one name alone is found, and its presence can be allowed", () => {
  const values = ({ name }: View) => {
    if (name !== "production") throw new Error("no such place");
    return {};
  };
  const small: Small = { components: { web: charted(values, { in: ["production"] }) } };
  expect(said(small)).not.toEqual([]);
  expect(said({ ...small, allow: presence("web") })).toEqual([]);
});

test("a field that is needed for what hangs on a name has no rival in an input", () => {
  const values = ({ name, settings: { a } }: View) => ({ x: { big: name === "production" ? 3 : 1, a } });
  const allow: Allowances = [
    { field: "spec.values.x", component: "web", reason },
    { setting: "a", reason },
  ];
  const small: Small = { components: { web: charted(values) }, environments: settings({ a: 1 }, { a: 2 }), allow };
  expect(said(small).filter((each) => each.includes("same difference"))).toEqual([]);
});

test("an object and its place in the order are one object", () => {
  const small: Small = {
    clusters: { lab: { delivery: "argocd" } },
    components: { web: worker(), load: charted(() => ({}), { in: ["production"] }) },
  };
  const [found] = checked(small).findings;
  expect(found?.message).toBe("load runs in production and not in staging (1 object, 1 field)");
  const files = [found?.rendered, ...(found?.more ?? [])].map((each) => each?.file);
  expect(new Set(files).size).toBe(files.length);
});

test("a finding shows what is rendered, and not what the other engine would render", () => {
  const small: Small = {
    ...across({ falco: charted(() => ({}), once(["live"])) }),
    clusters: { lab: { delivery: "argocd" }, live: {} },
    allow: [{ component: "falco", property: "in", until: "2026-01-01", reason }],
  };
  const [found] = checked(small).findings;
  expect(found?.message).toMatch(/^the allowance for the presence of falco ended on 2026-01-01: /);
  expect(found?.message).not.toContain("Application");
  expect(found?.message).toContain("and 4 objects more");
  expect([found?.rendered, ...(found?.more ?? [])]).toHaveLength(5);
});
