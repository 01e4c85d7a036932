import { expect, test } from "vitest";
import { orderSameCluster } from "../../../src/checks/rules/order-same-cluster.ts";
import { chart, problems, rendered } from "../fleet.ts";

const environments = { dev: {}, staging: { waitsFor: "dev" } } as const;

test("holds where Flux delivers both environments to one cluster", () => {
  expect(problems(orderSameCluster, rendered({ environments, components: { web: chart } }))).toEqual([]);
});

test("holds for what is not in the lower environment at all", () => {
  const components = { web: chart, podinfo: { ...chart, delivery: "argocd", in: ["staging"] } } as const;
  expect(problems(orderSameCluster, rendered({ environments, components }))).toEqual([]);
});

test("reports environments of two clusters", () => {
  const subject = rendered({
    clusters: { lab: {}, live: {} },
    environments: { dev: {}, production: { cluster: "live", waitsFor: "dev" } },
    components: { web: chart, cache: chart },
  });
  expect(problems(orderSameCluster, subject)).toEqual([
    {
      at: ["environments", "production", "waitsFor"],
      message: 'production waits for dev, which is in another cluster: production is in "live", dev in "lab"',
      hint: "remove waitsFor; between clusters promotion alone decides what arrives",
    },
  ]);
});

test("reports an environment that Argo CD delivers", () => {
  const subject = rendered({ clusters: { lab: { delivery: "argocd" } }, environments, components: { web: chart } });
  expect(problems(orderSameCluster, subject)).toEqual([
    {
      at: ["environments", "staging", "waitsFor"],
      message: "staging waits for dev, and Argo CD delivers all that both have: it cannot wait for another environment",
      hint: 'remove waitsFor, or deliver with "flux"',
    },
  ]);
});

test("warns of a component that Argo CD delivers beside others", () => {
  const components = { web: chart, podinfo: { ...chart, delivery: "argocd" } } as const;
  expect(problems(orderSameCluster, rendered({ environments, components }))).toEqual([
    {
      at: ["components", "podinfo", "delivery"],
      message:
        "podinfo in staging does not wait for dev: Argo CD delivers it, and only Flux can wait for another environment",
      hint: 'deliver podinfo with "flux", or accept that it does not wait',
      severity: "warning",
    },
  ]);
});
