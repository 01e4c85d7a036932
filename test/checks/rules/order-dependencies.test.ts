import { expect, test } from "vitest";
import { orderDependencies } from "../../../src/checks/rules/order-dependencies.ts";
import { building, chart, kustomization, messages, problems, release, rendered } from "../fleet.ts";

const at = ["components", "app", "manifests"];
const source = { kind: "GitRepository", name: "fleet", namespace: "flux-system" };
const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });
const depends = (name: string, ...dependsOn: readonly object[]) =>
  kustomization(name, { sourceRef: source, dependsOn });

test("holds for everything that Lockstep renders", () => {
  const subject = rendered({
    clusters: { lab: {}, live: { flux: { tenancy: "locked" } } },
    environments: { dev: {}, staging: { waitsFor: "dev" }, production: { cluster: "live" } },
    components: {
      operator: { ...chart, scope: "cluster", in: ["lab", "live"] },
      cache: { ...chart, needs: ["operator"] },
      web: { ...chart, needs: ["cache"] },
    },
  });
  expect(problems(orderDependencies, subject)).toEqual([]);
});

test("reports a target that is not rendered, and what was likely meant", () => {
  expect(problems(orderDependencies, user(depends("infra"), depends("apps", { name: "infar" })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-apps.yaml", field: "spec.dependsOn[infar]" },
      message:
        'Kustomization apps depends on "infar", and no Kustomization of that name is rendered for the cluster "lab"',
      hint: 'did you mean "infra"?',
    },
  ]);
});

test("reports a dependency on the other kind", () => {
  const subject = rendered({ components: { web: chart, app: building(depends("apps", { name: "web" })) } });
  expect(problems(orderDependencies, subject)).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-apps.yaml", field: "spec.dependsOn[web]" },
      message: 'Kustomization apps depends on "web", which is a HelmRelease: a Kustomization cannot depend on it',
      hint: "depend on the Kustomization that applies it, or make both of one kind",
    },
  ]);
  const other = user(depends("apps"), release("web", { dependsOn: [{ name: "apps" }] }));
  expect(messages(orderDependencies, other)).toEqual([
    'HelmRelease web depends on "apps", which is a Kustomization: a HelmRelease cannot depend on it',
  ]);
});

test("reports a target in another namespace", () => {
  const subject = rendered({ components: { web: chart, app: building(depends("apps", { name: "web-dev" })) } });
  expect(problems(orderDependencies, subject)).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-apps.yaml", field: "spec.dependsOn[web-dev]" },
      message: 'Kustomization apps depends on "web-dev" in the namespace "dev"; that Kustomization is in "flux-system"',
      hint: 'add namespace: "flux-system" to the dependency',
    },
  ]);
});

test("reports a target in another cluster", () => {
  const subject = rendered({
    clusters: { lab: {}, live: {} },
    environments: { dev: {}, production: { cluster: "live" } },
    components: {
      app: { ...building(depends("apps", { name: "web-production", namespace: "flux-system" })), in: ["dev"] },
      web: { ...chart, in: ["production"] },
    },
  });
  expect(problems(orderDependencies, subject)).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-apps.yaml", field: "spec.dependsOn[web-production]" },
      message:
        'Kustomization apps depends on "web-production", which is in the cluster "live": Flux looks in its own, "lab"',
      hint: "remove the dependency: nothing orders what different clusters do",
    },
  ]);
});

test("leaves a wait for another cluster to order/same-cluster", () => {
  const subject = rendered({
    clusters: { lab: {}, live: {} },
    environments: { dev: {}, production: { cluster: "live", waitsFor: "dev" } },
    components: { web: chart },
  });
  expect(problems(orderDependencies, subject)).toEqual([]);
});

test("reports what depends on itself", () => {
  expect(problems(orderDependencies, user(depends("apps", { name: "apps" })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-apps.yaml", field: "spec.dependsOn[apps]" },
      message: "Kustomization apps depends on itself",
      hint: "remove the dependency",
    },
  ]);
});

test("reports a cycle once, in every environment alike", () => {
  const app = building(depends("a", { name: "b" }), depends("b", { name: "c" }), depends("c", { name: "a" }));
  expect(
    problems(orderDependencies, rendered({ environments: { dev: {}, staging: {} }, components: { app } })),
  ).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-a.yaml", field: "spec.dependsOn" },
      message: "Kustomizations wait for each other: a → b → c → a",
      hint: "remove one of these dependencies",
    },
  ]);
});

test("reads odd shapes without a word", () => {
  const odd = [null, 1, "web", {}, { name: 7 }];
  const apps = kustomization("apps", { dependsOn: odd });
  expect(problems(orderDependencies, user(apps, kustomization("more", { dependsOn: {} })))).toEqual([]);
});
