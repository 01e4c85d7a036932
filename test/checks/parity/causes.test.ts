import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, settings, today, worker } from "./fleet.ts";

/** Where findings say that differences come from: the main place, and all others. */
const causes = (small: Small) =>
  checked(small, today).findings.map(({ rule, at, causes: others = [] }) => [
    rule.replace("parity/", ""),
    [at, ...others].map(({ path }) => path.slice(1).join(".")),
  ]);

const undeclared = (...places: readonly string[]) => ["undeclared-difference", places];

const chart = (values: Parameters<typeof charted>[0], one: object, two: object): Small => ({
  components: { web: charted(values) },
  environments: settings(one, two),
});

test("of the settings that differ the one that matters is named", () => {
  const small = chart(({ settings: { b } }) => ({ x: b }), { a: 1, b: 1, c: 1 }, { a: 2, b: 2, c: 2 });
  expect(causes(small)).toEqual([undeclared("production.settings.b")]);
});

test("two settings that only together make a difference are both named", () => {
  const small = chart(
    ({ settings: { p, q } }) => ({ x: p === true && q === true }),
    { p: false, q: false },
    { p: true, q: true },
  );
  expect(causes(small)).toEqual([undeclared("production.settings.p", "production.settings.q")]);
  expect(checked(small).findings[0]?.message).toContain("only with settings.q");
});

test("settings of which each makes a difference are all named", () => {
  for (const x of [
    ({ p, q }: { readonly [key: string]: unknown }) => p === true || q === true,
    ({ p, q }: { readonly [key: string]: unknown }) => Number(p) + Number(q),
    ({ p, q }: { readonly [key: string]: unknown }) => `${p} ${q}`,
  ]) {
    const small = chart(
      ({ settings: own }) => ({ x: x(own) }),
      { p: false, q: false, r: 1 },
      { p: true, q: true, r: 2 },
    );
    expect(causes(small)).toEqual([undeclared("production.settings.p", "production.settings.q")]);
    expect(checked(small).findings[0]?.message).toContain("each make production differ");
  }
});

test("two of three votes are two causes, whichever two", () => {
  const votes = ({ a, b, c }: { readonly [key: string]: unknown }) => Number(a) + Number(b) + Number(c) >= 2;
  const small = chart(({ settings: own }) => ({ x: votes(own) }), { a: 0, b: 0, c: 0 }, { a: 1, b: 1, c: 1 });
  const [[, named]] = [...causes(small), ["", []]];
  expect(named).toHaveLength(2);
});

test("a setting that is read only when another one asks for it is found behind that one", () => {
  const lazy = ({ mode, deep }: { readonly [key: string]: unknown }) => (mode === "b" ? { mode, deep } : { mode });
  const small = chart(({ settings: own }) => ({ x: lazy(own) }), { mode: "a", deep: 1 }, { mode: "b", deep: 2 });
  // Without the one there is nothing to read the other for.
  expect(causes(small)).toEqual([undeclared("production.settings.mode")]);
});

test("what several components make of one setting is one finding", () => {
  const { findings } = checked({
    components: {
      web: charted(({ settings: { logs } }) => ({ logs })),
      api: charted(({ settings: { logs } }) => ({ deep: { logs }, list: [logs] })),
      files: building(({ settings: { logs } }) => [config("files", { logs: String(logs) })]),
      job: worker({ env: ({ settings: { logs } }: { settings: { logs: string } }) => ({ LOGS: logs }) }),
    },
    environments: settings({ logs: "debug" }, { logs: "info" }),
  });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.at.path).toEqual(["environments", "production", "settings", "logs"]);
  expect(findings[0]?.more).toHaveLength(4);
});

test("a setting that one environment lacks is named where the other has it", () => {
  const x = ({ settings: own }: { settings: object }) => ({ keys: Object.keys(own) });
  expect(causes(chart(x, { a: 1, b: 1 }, { a: 1 }))).toEqual([undeclared("staging.settings.b")]);
  expect(causes(chart(x, { a: 1 }, { a: 1, b: 1 }))).toEqual([undeclared("production.settings.b")]);
});

test("settings of two shapes are one input", () => {
  const x = ({ settings: { storage } }: { settings: { readonly storage?: unknown } }) => ({ storage });
  expect(causes(chart(x, { storage: { kind: "file" } }, { storage: "file" }))).toEqual([
    undeclared("production.settings.storage"),
  ]);
});

test("leaves of one group are causes of their own", () => {
  const x = ({ settings: { logs } }: { settings: { readonly logs?: unknown } }) => ({ logs });
  const small = chart(x, { logs: { level: "debug", keep: 1, same: 1 } }, { logs: { level: "info", keep: 2, same: 1 } });
  expect(causes(small)).toEqual([
    undeclared("production.settings.logs.level"),
    undeclared("production.settings.logs.keep"),
  ]);
});

test("a setting that is made into one text with another is found with it", () => {
  const x = ({ settings: own }: { settings: object }) => ({
    all: JSON.stringify(own),
    digest: btoa(JSON.stringify(own)),
  });
  expect(causes(chart(x, { a: "x x", b: 1 }, { a: "y y", b: 2 }))).toEqual([
    undeclared("production.settings.a"),
    undeclared("production.settings.b"),
  ]);
});

test("a setting and a name that decide together are found", () => {
  const x = ({ name, settings: { a } }: { name: string; settings: { readonly a?: unknown } }) => ({
    x: name === "production" && a === 2,
  });
  expect(causes(chart(x, { a: 1 }, { a: 2 })).map(([rule]) => rule)).toEqual(["branches-on-identity"]);
});

test("a component that is there and one that differs are two findings", () => {
  const small: Small = {
    components: {
      web: worker({ replicas: { default: 1, production: 2 } }),
      kafka: { ...charted(() => ({})), in: ["production"] },
    },
  };
  expect(causes(small)).toEqual([undeclared("web.replicas.production"), undeclared("kafka.in")]);
});

test("what a component changes around it is explained by its being there", () => {
  const small: Small = {
    clusters: { lab: { delivery: "argocd" } },
    components: { web: charted(() => ({})), extra: { ...worker(), in: ["production"] } },
  };
  expect(causes(small)).toEqual([undeclared("extra.in")]);
});

test("what a component changes around it is explained by its being there, also where staging alone has it", () => {
  const notifications = { chat: { type: "slack", secret: "chat" } } as const;
  for (const delivery of ["flux", "argocd"] as const) {
    const small: Small = {
      clusters: { lab: { delivery } },
      notifications,
      environments: pair({ quota: { cpu: "1" } }, { quota: { cpu: "2" } }),
      components: { web: worker(), loadtest: { ...charted(() => ({})), in: ["staging"] } },
    };
    expect(causes(small)).toEqual([undeclared("production.quota.cpu"), undeclared("loadtest.in")]);
    const reason = "because";
    expect(causes({ ...small, allow: [{ component: "loadtest", property: "in", reason }] })).toEqual([
      undeclared("production.quota.cpu"),
    ]);
  }
});

test("what a component of staging alone builds outside namespaces is explained by its being there", () => {
  const roles = building(
    () => [{ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "r" } }],
    {
      in: ["staging"],
    },
  );
  expect(causes({ clusters: { lab: { delivery: "argocd" } }, components: { web: worker(), roles } })).toEqual([
    undeclared("roles.in"),
  ]);
});
