import { expect, test } from "vitest";
import { argocdManualStaysManual } from "../../../src/checks/rules/argocd-manual-stays-manual.ts";
import { application, building, chart, messages, problems, rendered } from "../fleet.ts";

const clusters = { lab: { delivery: "argocd" } } as const;
const syncPolicy = { automated: {} };
const user = (sync: "automatic" | "manual", ...objects: Parameters<typeof building>) =>
  rendered({ clusters, components: { app: { ...building(...objects), sync } } });
const set = (spec: object) => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "ApplicationSet",
  metadata: { name: "previews", namespace: "argocd" },
  spec,
});

test("holds for everything that Lockstep renders, and for what is automatic anyway", () => {
  const environments = { dev: {}, production: { sync: "manual" } } as const;
  const components = { web: chart, api: { ...chart, sync: "automatic" } } as const;
  expect(problems(argocdManualStaysManual, rendered({ clusters, environments, components }))).toEqual([]);
  expect(problems(argocdManualStaysManual, user("automatic", application("own", { syncPolicy })))).toEqual([]);
  const off = application("own", { syncPolicy: { automated: { enabled: false } } });
  expect(problems(argocdManualStaysManual, user("manual", off))).toEqual([]);
});

test("reports an Application of ours that would sync itself", () => {
  const components = { web: { ...chart, sync: "manual" } } as const;
  const { manifests, ...rest } = rendered({ clusters, components });
  const changed = manifests.map((each) =>
    each.body.metadata.name === "web-dev" ? { ...each, body: { ...each.body, spec: { syncPolicy } } } : each,
  );
  expect(problems(argocdManualStaysManual, { ...rest, manifests: changed })).toEqual([
    {
      at: ["components", "web", "sync"],
      rendered: { file: "dist/dev/argocd/application-web-dev.yaml", field: "spec.syncPolicy.automated" },
      message: "web in dev syncs itself, and web in dev is synced by hand",
      hint: 'remove automated, or set its sync to "automatic"',
    },
  ]);
});

test("reports Applications of a user that sync themselves, now or always", () => {
  const place = { at: ["components", "app", "manifests"] };
  const own = { ...application("own", { syncPolicy }), operation: { sync: {} } };
  expect(problems(argocdManualStaysManual, user("manual", own))).toEqual([
    {
      ...place,
      rendered: { file: "dist/dev/app/application-own.yaml", field: "spec.syncPolicy.automated" },
      message: "Application own syncs itself, and app in dev is synced by hand",
      hint: 'remove automated, or set its sync to "automatic"',
    },
    {
      ...place,
      rendered: { file: "dist/dev/app/application-own.yaml", field: "operation" },
      message: "Application own starts a sync as soon as it is applied, and app in dev is synced by hand",
      hint: "remove operation",
    },
  ]);
});

test("reports ApplicationSets that make such Applications, or roll out by themselves", () => {
  expect(problems(argocdManualStaysManual, user("manual", set({ template: { spec: { syncPolicy } } })))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: {
        file: "dist/dev/app/applicationset-previews.yaml",
        field: "spec.template.spec.syncPolicy.automated",
      },
      message: "ApplicationSet previews makes Applications that sync themselves, and app in dev is synced by hand",
      hint: "remove automated from its template",
    },
  ]);
  expect(messages(argocdManualStaysManual, user("manual", set({ strategy: { type: "RollingSync" } })))).toEqual([
    "ApplicationSet previews rolls out by itself, and app in dev is synced by hand",
  ]);
  expect(messages(argocdManualStaysManual, user("manual", set({ template: {} })))).toEqual([]);
});
