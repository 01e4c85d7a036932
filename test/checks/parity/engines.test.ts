import { expect, test } from "vitest";
import { charted, checked, pair, type Small, said, worker } from "./fleet.ts";
import { rich, richEnvironment } from "./rich.ts";

const identity = { bucket: "logs", secret: "key" };
const engines = { one: { delivery: "flux" }, two: { delivery: "argocd" } } as const;
const across = (staging: object, production: object): Small => ({
  ...rich,
  clusters: engines,
  environments: pair(
    { ...richEnvironment("staging"), cluster: "one", identity, ...staging },
    { ...richEnvironment("production"), cluster: "two", identity, ...production },
  ),
});

test("nothing differs because one cluster has Flux and the other Argo CD", () => {
  expect(said(across({}, {}))).toEqual([]);
  expect(said({ ...across({}, {}), clusters: { one: engines.two, two: engines.one } })).toEqual([]);
});

test("a setting that differs is found across engines, once", () => {
  const { findings } = checked(across({ settings: { extra: 1 } }, { settings: { extra: 2 } }));
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.settings.extra"]);
});

test("waiting for a person is a difference across engines too", () => {
  const { findings } = checked(across({}, { sync: "manual" }));
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.sync"]);
});

test("intervals that only one of the engines knows are compared", () => {
  const { findings } = checked(across({}, { intervals: { drift: "30m", retry: "1m", timeout: "9m" } }));
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.intervals.timeout"]);
});

test("a component that another engine delivers is compared as it is", () => {
  const small: Small = {
    clusters: engines,
    components: { web: { ...charted(() => ({ a: 1 })), delivery: "flux" }, api: worker({ delivery: "argocd" }) },
    environments: pair({ cluster: "one" }, { cluster: "two" }),
  };
  expect(said(small)).toEqual([]);
});

test("a function that branches on a name is found across engines", () => {
  const small: Small = {
    clusters: engines,
    components: { web: charted(({ name }) => ({ big: name === "production" })) },
    environments: pair({ cluster: "one" }, { cluster: "two" }),
  };
  expect(checked(small).findings.map(({ rule }) => rule)).toEqual(["parity/branches-on-identity"]);
});

const hooked = { flux: { receiver: { secret: "hook" } } } as const;
const delivered = { cache: { ...charted(() => ({ a: 1 })), delivery: "flux" } } as const;
const webhooks = (one: object, two: object, components: Small["components"] = delivered): Small => ({
  clusters: { one: { ...engines.one, ...one }, two: { ...engines.two, ...two } },
  environments: pair({ cluster: "one" }, { cluster: "two" }),
  ...(components === undefined ? {} : { components }),
});

test("a webhook for what Flux delivers beside Argo CD is compared with that of a cluster of Flux", () => {
  const message = ["parity/undeclared-difference: two has a webhook, one has none (1 object)"];
  expect(said(webhooks({}, hooked))).toEqual(message);
  expect(said(webhooks(hooked, {}))).toEqual([
    "parity/undeclared-difference: one has a webhook, two has none (1 object)",
  ]);
});

test("webhooks of two names are one webhook, whatever the engines", () => {
  expect(said(webhooks(hooked, { flux: { receiver: { secret: "other" } } }))).toEqual([]);
});

test("a webhook is none where Argo CD delivers all", () => {
  expect(said(webhooks(hooked, {}, { web: worker() }))).toEqual([]);
  expect(said(webhooks({}, hooked, { web: worker() }))).toEqual([]);
});

const versioned = (staging: string, production: string, more: Small = {}): Small => ({
  components: {
    web: charted(({ version }) => ({ image: { tag: version }, next: version.startsWith("2") })),
    api: worker(),
    always: charted(() => ({})),
  },
  versions: { web: { staging, production }, api: { staging, production } },
  ...more,
});

for (const delivery of ["flux", "argocd"] as const) {
  const clusters = { lab: { delivery } };

  test(`a version that production does not have yet is no difference under ${delivery}`, () => {
    expect(said(versioned("2.0.0", "1.0.0", { clusters }))).toEqual([]);
    expect(said(versioned("2.0.0", "1.0.0", { clusters, environments: pair({}, {}) }))).toEqual([]);
  });

  test(`a component that production does not have yet is no difference under ${delivery}`, () => {
    expect(said(versioned("2.0.0", "none", { clusters }))).toEqual([]);
  });

  test(`a component that staging never had is a difference under ${delivery}`, () => {
    const found = checked(versioned("none", "1.0.0", { clusters })).findings;
    const findings = [...found].sort((a, b) => (a.message < b.message ? 1 : -1));
    expect(findings.map(({ rule, at }) => [rule, at.file, at.path.join(".")])).toEqual([
      ["parity/undeclared-difference", "environments/versions.ts", "web.staging"],
      ["parity/undeclared-difference", "environments/versions.ts", "api.staging"],
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/web runs in production and not in staging.*\d objects?/),
      expect.stringMatching(/api runs in production and not in staging.*\d objects?/),
    ]);
  });

  test(`a component that neither has is none under ${delivery}`, () => {
    expect(
      said(versioned("none", "none", { clusters, components: { web: charted(() => ({ a: 1 })), api: worker() } })),
    ).toEqual([]);
  });
}

test("a setting that only matters at the version of staging is found before it is promoted", () => {
  const small: Small = {
    components: { web: charted(({ version, settings: { a } }) => (version === "2.0.0" ? { a } : {})) },
    versions: { web: { staging: "2.0.0", production: "1.0.0" } },
    environments: pair({ settings: { a: 1 } }, { settings: { a: 2 } }),
  };
  expect(checked(small).findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.settings.a"]);
});

test("a branch on a name that only matters at the version of staging is found before it is promoted", () => {
  const small: Small = {
    components: { web: charted(({ version, name }) => (version === "2.0.0" ? { big: name === "production" } : {})) },
    versions: { web: { staging: "2.0.0", production: "1.0.0" } },
  };
  expect(checked(small).findings.map(({ rule }) => rule)).toEqual(["parity/branches-on-identity"]);
});
