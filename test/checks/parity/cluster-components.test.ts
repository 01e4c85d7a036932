import { describe, expect, test } from "vitest";
import { checkParity } from "../../../src/checks/parity/parity.ts";
import {
  type Allowances,
  building,
  type Component,
  charted,
  checked,
  config,
  once,
  pair,
  rulesOf,
  type Small,
  said,
  staged,
  today,
  worker,
} from "./fleet.ts";

const reason = "because";

/** Staging in the cluster lab and production in the cluster live. */
const across = (components: { readonly [name: string]: Component }, more: Small = {}): Small => ({
  clusters: { lab: {}, live: {} },
  environments: pair({ cluster: "lab" }, { cluster: "live" }),
  components,
  ...more,
});

const operator = (where?: readonly string[], more?: object): Component =>
  charted(() => ({ crds: true }), once(where, more));

/** `rule place: message`, with the place as it stands in the policy or the version map. */
const found = (small: Small): readonly string[] =>
  checked(small).findings.map(
    ({ rule, at, message }) => `${rule} ${at.file.split("/").at(-1)} ${at.path.join(".")}: ${message}`,
  );

/** Units that are compared. */
const units = (small: Small): readonly string[] =>
  checked(small).comparisons.flatMap(({ views }) => views.flatMap(({ pairs }) => [...pairs.keys()]));

for (const delivery of ["flux", "argocd"] as const) {
  const clusters = { lab: { delivery }, live: { delivery } };
  const at = (components: { readonly [name: string]: Component }, more: Small = {}): Small =>
    across(components, { clusters, ...more });

  describe(`under ${delivery}`, () => {
    test("a component that both clusters have in the same way is no difference", () => {
      const components: { readonly [name: string]: Component } = {
        operator: operator(undefined, { namespace: { name: "ops-{name}", podSecurity: "restricted" } }),
        ingress: charted(({ name }) => ({ fleet: name }), once(undefined, { needs: ["operator"] })),
        agent: worker(once(undefined, { namespace: "kube-system" })),
        rules: building(({ name, identity }) => [config(`rules-${name}`, identity)], once()),
        site: { kustomize: { path: "site", git: "https://example.com/site" }, ...once() },
        files: { helm: { path: "chart" }, valuesFile: "deploy/{name}/values.yaml", ...once() },
        web: worker({ needs: ["ingress"] }),
      };
      expect(said(at(components))).toEqual([]);
      expect(units(at(components))).toEqual(["", ...Object.keys(components)]);
    });

    test("a component that the cluster of production alone has is a difference", () => {
      expect(found(at({ operator: operator(["live"]) }))).toEqual([
        expect.stringMatching(
          /^parity\/undeclared-difference policy\.ts components\.operator\.in: operator runs in the cluster of production and not in that of staging \(\d objects\)$/,
        ),
      ]);
    });

    test("a component that the policy gives the cluster of staging alone is a difference", () => {
      expect(found(at({ operator: operator(["lab"]) }))).toEqual([
        expect.stringMatching(/policy\.ts components\.operator\.in: operator runs in the cluster of staging and not/),
      ]);
    });

    test("a component that the cluster of production does not have yet is none", () => {
      const versions = { operator: { lab: "1.0.0", live: "none" } };
      expect(said(at({ operator: operator(), agent: operator(undefined, { namespace: "kube-system" }) }))).toEqual([]);
      expect(said(at({ operator: operator() }, { versions }))).toEqual([]);
      // What needs it cannot be there yet either.
      const waiting = { versions: { ...versions, web: { staging: "1.0.0", production: "none" } } };
      expect(said(at({ operator: operator(), web: worker({ needs: ["operator"] }) }, waiting))).toEqual([]);
    });

    test("a component that the cluster of staging never had is a difference", () => {
      const versions = { operator: { lab: "none", live: "1.0.0" } };
      expect(found(at({ operator: operator() }, { versions }))).toEqual([
        expect.stringMatching(/versions\.ts operator\.lab: operator runs in the cluster of production and not in that/),
      ]);
    });

    test("both clusters are compared at the versions of staging's", () => {
      const versions = { operator: { lab: "2.0.0", live: "1.0.0" } };
      const components = {
        operator: charted(
          ({ version, name }) => ({ tag: version, big: version === "2.0.0" && name === "live" }),
          once(),
        ),
      };
      expect(found(at(components, { versions }))).toEqual([
        expect.stringMatching(
          /^parity\/branches-on-identity policy\.ts components\.operator\.values: operator does not use cluster as a name but decides by it: .*big of .* is true in production and false in staging$/,
        ),
      ]);
      expect(said(at({ operator: operator() }, { versions }))).toEqual([]);
    });

    test("intervals of a cluster reach its components", () => {
      const paced = (drift: "1h" | "10m") => ({ delivery, intervals: { drift } });
      const own = { lab: paced("1h"), live: paced("10m") };
      const environments = pair(
        { cluster: "lab", intervals: { drift: "5m" } },
        { cluster: "live", intervals: { drift: "5m" } },
      );
      const places = checked(at({ operator: operator() }, { clusters: own, environments })).findings.map(
        (each) => each.at.path,
      );
      // Argo CD has no intervals.
      expect(places).toEqual(delivery === "flux" ? [["clusters", "live", "intervals", "drift"]] : []);
    });

    test("in one cluster there is nothing to compare", () => {
      let calls = 0;
      const counted = charted(
        ({ name }) => {
          calls += 1;
          return { cluster: name };
        },
        once(["lab"]),
      );
      const small: Small = { clusters: { lab: { delivery } }, components: { operator: counted, web: worker() } };
      const { fleet } = staged(small);
      calls = 0;
      const { findings, comparisons } = checkParity(fleet, today);
      expect([findings, calls]).toEqual([[], 0]);
      expect([...(comparisons[0]?.views[0]?.pairs.keys() ?? [])]).toEqual(["", "web"]);
    });

    test("a namespace that several components share is compared, and not who of them describes it", () => {
      const shared = (where: readonly string[], namespace: unknown) => operator(where, { namespace });
      const described = { name: "ops", quota: { cpu: "4" } };
      const components = {
        one: shared(["lab", "live"], "ops"),
        two: shared(["lab", "live"], described),
        three: shared(["live"], "ops"),
      };
      const { findings } = checked(at(components));
      expect(findings.map(({ at }) => at.path)).toEqual([["components", "three", "in"]]);
      const other = { one: shared(["lab", "live"], "ops"), two: shared(["live"], described) };
      const quota = checked(at(other)).comparisons.flatMap(({ judged }) =>
        judged.filter(({ unit }) => unit === "").map(({ parts }) => parts.upper?.title),
      );
      expect(quota).toContain("ResourceQuota quota");
    });

    test("the wait for the first namespaces of a cluster is a matter of what brings them", () => {
      const components = { agent: operator(undefined, { namespace: "kube-system" }), other: operator(["live"]) };
      const { findings, comparisons } = checked(at(components));
      expect(findings.map(({ at }) => at.path)).toEqual([["components", "other", "in"]]);
      const waits = comparisons.flatMap(({ judged }) => judged.filter(({ unit }) => unit === "agent"));
      expect(waits.map(({ path }) => path[1])).toEqual(delivery === "flux" ? ["dependsOn"] : []);
    });
  });
}

test("what waits for a component that one cluster alone has differs for that reason", () => {
  const components = { operator: operator(["live"]), web: worker({ needs: ["operator"] }) };
  // That staging needs what its cluster has not is a finding of another rule.
  const { findings, comparisons } = checkParity(staged(across(components)).fleet, today);
  expect(findings.map(({ at }) => at.path)).toEqual([["components", "operator", "in"]]);
  expect(new Set(comparisons[0]?.judged.map(({ unit }) => unit))).toEqual(new Set(["", "operator", "web"]));
});

test("values that are made of the cluster's name are names", () => {
  const url = charted(({ name }) => ({ url: `https://${name}.example.com`, [name]: name.toUpperCase() }), once());
  expect(said(across({ operator: url }))).toEqual([]);
});

test("a property that varies by cluster is found where it is written", () => {
  const varying = (more: object) => found(across({ agent: worker(once(undefined, more)) }));
  expect(varying({ replicas: { default: 1, live: 3 } })).toEqual([
    expect.stringMatching(
      /policy\.ts components\.agent\.replicas\.live: production has 3 as replicas of agent, staging has 1/,
    ),
  ]);
  expect(varying({ memory: { default: "1Gi", lab: "512Mi" } })).toEqual([
    expect.stringMatching(
      /components\.agent\.memory\.lab: production has "1Gi" as memory of agent, staging has "512Mi"/,
    ),
  ]);
});

test("two engines are compared under each, components of clusters too", () => {
  const clusters = { lab: { delivery: "flux" }, live: { delivery: "argocd" } } as const;
  const components = { operator: operator(), agent: worker(once(undefined, { namespace: "kube-system" })) };
  expect(said(across(components, { clusters }))).toEqual([]);
  const units = checked(across(components, { clusters })).comparisons[0]?.views.map(({ pairs }) => pairs.size);
  expect(units).toEqual([3, 3]);
  const places = checked(across({ ...components, operator: operator(["live"]) }, { clusters })).findings;
  expect(places.map(({ at }) => at.path)).toEqual([["components", "operator", "in"]]);
  const own = across({ agent: worker(once(undefined, { delivery: "flux" })) }, { clusters });
  expect(said(own)).toEqual([]);
});

test("with the layout branch the components of clusters are compared as well", () => {
  const layout = "branch" as const;
  expect(said(across({ agent: worker(once()), web: worker() }, { layout }))).toEqual([]);
  expect(rulesOf(across({ agent: worker(once(["live"])), web: worker() }, { layout }))).toEqual([
    "parity/undeclared-difference",
  ]);
});

describe("an allowance", () => {
  const allowing = (allow: Allowances, component: Component = operator(["live"])): readonly string[] =>
    said(across({ operator: component }, { allow }));

  test("for the presence of a component covers all of it", () => {
    expect(allowing([{ component: "operator", property: "in", reason }])).toEqual([]);
  });

  test("for a field of it covers that field", () => {
    const branching = charted(({ name }) => ({ big: name === "live" }), once());
    expect(allowing([{ component: "operator", field: "spec.values.big", reason }], branching)).toEqual([]);
    expect(allowing([{ component: "operator", field: "spec.values.small", reason }], branching)).toHaveLength(2);
  });

  test("for a property holds its relation", () => {
    const more = worker(once(undefined, { replicas: { default: 1, live: 3 } }));
    const allowed = (relation: "atLeast" | "atMost") =>
      allowing([{ component: "operator", property: "replicas", relation, reason }], more);
    expect(allowed("atLeast")).toEqual([]);
    expect(allowed("atMost")).toHaveLength(1);
  });

  test("that covers nothing is a warning", () => {
    expect(allowing([{ component: "operator", property: "in", reason }], operator())).toEqual([
      "parity/allowance-used: the allowance for the presence of operator between staging and production is not used: there is no difference",
    ]);
  });
});

test("the hint of a finding holds the allowance that covers it", () => {
  const [finding] = checked(across({ operator: operator(["live"]) })).findings;
  expect(finding?.hint).toContain('{ component: "operator", property: "in", reason: "…" }');
});
