import { expect, test } from "vitest";
import { syncFluxIsAutomatic } from "../../../src/checks/rules/sync-flux-is-automatic.ts";
import { chart, problems, rendered } from "../fleet.ts";

const podinfo = { ...chart, delivery: "argocd" } as const;

test("holds where Argo CD delivers what a person syncs", () => {
  const environments = { dev: {}, production: { sync: "manual" } } as const;
  expect(problems(syncFluxIsAutomatic, rendered({ environments, components: { podinfo } }))).toEqual([]);
  const components = { web: chart, podinfo: { ...podinfo, sync: "manual" } } as const;
  expect(problems(syncFluxIsAutomatic, rendered({ components }))).toEqual([]);
});

test("reports an environment that is synced by hand once, with what Flux delivers there", () => {
  const environments = { dev: {}, production: { sync: "manual" } } as const;
  const components = { cache: chart, web: chart, podinfo, open: { ...chart, sync: "automatic" } } as const;
  expect(problems(syncFluxIsAutomatic, rendered({ environments, components }))).toEqual([
    {
      at: ["environments", "production", "sync"],
      message: "production is synced by hand, and Flux, which cannot wait for a person, delivers cache and web there",
      hint: 'set sync: "automatic" and let the review of the promotion be the gate, or deliver with "argocd"',
    },
  ]);
});

test("names three components where there are many", () => {
  const environments = { production: { sync: "manual" } } as const;
  const components = { a: chart, b: chart, c: chart, d: chart, e: chart };
  const [problem] = problems(syncFluxIsAutomatic, rendered({ environments, components }));
  expect(problem?.message).toBe(
    "production is synced by hand, and Flux, which cannot wait for a person, delivers a, b, c and 2 more there",
  );
});

test("reports a component where its own sync says so", () => {
  const environments = { dev: {}, production: {} };
  const components = { web: { ...chart, sync: { default: "automatic", production: "manual" } } } as const;
  const hint = 'set sync: "automatic", or deliver it with "argocd"';
  expect(problems(syncFluxIsAutomatic, rendered({ environments, components }))).toEqual([
    {
      at: ["components", "web", "sync", "production"],
      message: "web in production is synced by hand, and Flux, which cannot wait for a person, delivers it",
      hint,
    },
  ]);
  const always = { operator: { ...chart, scope: "cluster", in: ["lab"], sync: "manual" } } as const;
  expect(problems(syncFluxIsAutomatic, rendered({ environments, components: always }))).toEqual([
    {
      at: ["components", "operator", "sync"],
      message: "operator is synced by hand, and Flux, which cannot wait for a person, delivers it",
      hint,
    },
  ]);
});
