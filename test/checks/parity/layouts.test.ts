import { expect, test } from "vitest";
import { building, charted, checked, config, pair, type Small, said, worker } from "./fleet.ts";

const components = {
  web: worker({ replicas: 2 }),
  files: building(({ name, settings: { a } }) => [config("files", { name, a: String(a) })]),
};

test("a fleet without environments to compare has nothing to say", () => {
  const small: Small = { components, environments: { production: {} }, parity: [] };
  expect(checked(small)).toMatchObject({ findings: [], comparisons: [] });
});

test("ten environments in a chain are compared pair by pair", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  const environments = Object.fromEntries(
    names.map((name, index) => [
      name,
      { settings: { a: index === 7 ? 1 : 0 }, ...(index === 0 ? {} : { promotesFrom: names[index - 1] ?? "" }) },
    ]),
  );
  const parity = names.slice(1).map((name, index) => ({ between: [names[index] ?? "", name] as const }));
  const { findings, comparisons } = checked({ components, environments, parity });
  expect(comparisons).toHaveLength(9);
  expect(findings.map(({ at }) => at.path.join("."))).toEqual([
    "environments.h.settings.a",
    "environments.i.settings.a",
  ]);
});

test("a contract over two promotions has the same order", () => {
  const environments = {
    dev: { settings: { a: 1 } },
    staging: { promotesFrom: "dev", settings: { a: 1 } },
    production: { promotesFrom: "staging", settings: { a: 2 } },
  };
  const { comparisons } = checked({ components, environments, parity: [{ between: ["production", "dev"] }] });
  expect(comparisons).toMatchObject([{ lower: "dev", upper: "production" }]);
});

const branches = { layout: "branch" } as const;

test("environments with a branch each are compared at the one map that both have", () => {
  expect(said({ ...branches, components })).toEqual([]);
  const { findings } = checked({
    ...branches,
    components,
    environments: pair({ settings: { a: 1 } }, { settings: { a: 2 }, branch: "release" }),
  });
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["environments.production.settings.a"]);
});

test("environments that are locked away from each other are compared", () => {
  const clusters = { lab: { flux: { tenancy: "locked" } } } as const;
  expect(said({ clusters, components })).toEqual([]);
  const replicas = { default: 1, production: 2 };
  const { findings } = checked({ clusters, components: { web: worker({ replicas }) } });
  expect(findings.map(({ at }) => at.path.join("."))).toEqual(["components.web.replicas.production"]);
});

for (const delivery of ["flux", "argocd"] as const)
  test(`components in namespaces of their own are compared under ${delivery}`, () => {
    const own = { name: "cache-{name}", podSecurity: "restricted", quota: { cpu: "1" } } as const;
    const small = (settings: object): Small => ({
      clusters: { lab: { delivery } },
      components: {
        cache: charted(({ identity, settings: { a } }) => ({ ns: identity.namespace, a: a ?? null }), {
          namespace: own,
        }),
        queue: charted(({ identity }) => ({ ns: identity.namespace }), { namespace: "{name}-queue" }),
        shared: charted(() => ({}), { namespace: own.name }),
      },
      environments: pair({ namespace: "apps-staging", settings: { a: 1 } }, { namespace: "apps-production", settings }),
    });
    expect(said(small({ a: 1 }))).toEqual([]);
    expect(checked(small({ a: 2 })).findings.map(({ at }) => at.path.join("."))).toEqual([
      "environments.production.settings.a",
    ]);
  });

test("a namespace of one environment that is called as the other environment is not mistaken for it", () => {
  const small: Small = {
    components,
    environments: pair({ namespace: "blue" }, { namespace: "staging-blue" }),
  };
  expect(said(small)).toEqual([]);
});

test("what branches on a name is found where namespaces are not named after their environments", () => {
  const small: Small = {
    components: {
      web: charted(({ name, identity }) => ({ big: name === "production", ns: identity.namespace })),
    },
    environments: pair({}, { namespace: "live" }),
  };
  const { findings } = checked(small);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.rendered?.field).toBe("spec.values.big");
});

test("an environment that is called as a word in objects is compared with the same care", () => {
  for (const name of ["spec", "web", "values", "name", "a", "0", "x-1"]) {
    const environments = { [name]: {}, production: { promotesFrom: name } };
    const branching = charted((view) => ({ values: { spec: view.name === name ? 1 : 2, web: view.name } }));
    const rules = checked({ environments, components: { web: branching } }).findings.map(({ rule }) => rule);
    expect(rules, name).toContain("parity/branches-on-identity");
    const plain = charted((view) => ({ values: { spec: 1, web: view.name }, [view.name]: 1 }));
    expect(said({ environments, components: { web: plain } }), name).toEqual([]);
  }
});

test("the deciding name is named, whichever environment it belongs to", () => {
  const environments = pair({ identity: { bucket: "logs-a" } }, { identity: { bucket: "logs-b" } });
  for (const [bucket, name] of [
    ["logs-a", "staging"],
    ["logs-b", "production"],
  ] as const) {
    const [byBucket] = said({
      environments,
      components: { web: charted((view) => ({ x: view.identity.bucket === bucket })) },
    });
    expect(byBucket).toContain("does not use identity.bucket as a name");
    const [byName] = said({ environments, components: { web: charted((view) => ({ x: view.name === name })) } });
    expect(byName).toContain("does not use name as a name");
    const [byBoth] = said({
      environments,
      components: { web: charted((view) => ({ x: view.name === name && view.identity.bucket === bucket })) },
    });
    expect(byBoth).toContain("does not use name and identity.bucket as a name");
  }
});

// Placeholders are the same for all environments: "localhost" leaves no segments that all of them have.
test.fails("a third environment whose domain is of another shape does not keep two from being compared", () => {
  const environments = {
    ...pair({ domain: "staging.example.com" }, { domain: "live.example.org" }),
    dev: { domain: "localhost" },
  };
  const web = charted(({ identity: { domain = "" } }) => ({ first: domain.split(".")[0], host: `web.${domain}` }));
  expect(said({ environments, components: { web } })).toEqual([]);
});
