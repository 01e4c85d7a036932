import { describe, expect, test } from "vitest";
import { engine } from "../../../src/checks/mutate/engine.ts";
import { mutate } from "../../../src/checks/mutate/mutate.ts";
import { building, charted, checked, config, once, pair, type Small, today, worker } from "../parity/fleet.ts";

/** An engine that sees nothing: all mutants of it escape. */
const blind = { ...engine, compare: () => [] };

/** Staging and production in two clusters, with what runs once in each of them. */
const fleet = (one: "flux" | "argocd", two: "flux" | "argocd"): Small => ({
  clusters: { lab: { delivery: one }, live: { delivery: two } },
  environments: pair(
    { cluster: "lab", identity: { bucket: "acme-staging" } },
    { cluster: "live", identity: { bucket: "acme-production" } },
  ),
  components: {
    operator: charted(({ name }) => ({ cluster: name, stages: [{ name: "first", size: "1Gi" }], hosts: ["b", "a"] }), {
      ...once(undefined, { namespace: { name: "ops-{name}", quota: { cpu: "4" }, podSecurity: "restricted" } }),
    }),
    agent: worker(once(undefined, { needs: ["operator"], replicas: { default: 1, live: 2 } })),
    rules: building(({ name }) => [config("rules", { "rules.yaml": `cluster: ${name}\nlevels: [info, debug]\n` })], {
      ...once(undefined, { namespace: "kube-system" }),
    }),
    web: worker({ needs: ["operator"] }),
  },
  allow: [{ component: "agent", property: "replicas", relation: "atLeast", reason: "production is larger" }],
});

describe.each([
  ["flux", "flux"],
  ["argocd", "argocd"],
  ["flux", "argocd"],
] as const)("under %s and %s", (one, two) => {
  test("no mutant of what runs once in a cluster escapes", () => {
    const parity = checked(fleet(one, two));
    expect(parity.findings).toEqual([]);
    const [bitten] = mutate(parity, { share: 1, today });
    expect(bitten?.templates).toMatchObject({ escaped: [], falseAlarms: [] });
    expect(bitten?.renderings).toMatchObject({ escaped: [], falseAlarms: [], caught: bitten?.renderings.mutants });
    expect([bitten?.apart, (bitten?.whole ?? 0) > 10]).toEqual([0, one === two]);
    const seen = mutate(parity, { share: 1, today, engine: blind })[0]?.templates.escaped;
    const objects = new Set(seen?.map(({ object }) => object));
    for (const each of ["Deployment agent", "ConfigMap rules", "ResourceQuota quota"])
      for (const environment of ["staging", "production"]) expect(objects).toContain(`${each} in ${environment}`);
    expect(objects).toContain("Namespace ops-lab in staging");
    expect(objects).toContain("Namespace ops-live in production");
  });
});
