import type { ApiObjectProps } from "cdk8s";
import { beforeAll, expect, test } from "vitest";
import { schemaValid } from "../../../src/checks/rules/schema-valid.ts";
import { loadValidators } from "../../../src/checks/validate.ts";
import { building, chart, configMap, kustomization, problems, rendered } from "../fleet.ts";

const judged = async (subject: ReturnType<typeof rendered>) =>
  problems(schemaValid, { ...subject, ...(await loadValidators(subject, [])) });
const user = async (...objects: readonly ApiObjectProps[]) =>
  (await judged(rendered({ components: { app: building(...objects) } }))).map(({ message }) => message);
const source = { sourceRef: { kind: "GitRepository", name: "fleet" } };

beforeAll(async () => void (await user(kustomization("app", source))));

test("holds for what Lockstep renders, and for objects of users that are right", async () => {
  expect(
    await judged(
      rendered({
        components: {
          cache: chart,
          app: building(configMap("app", { data: { a: "b" } }), kustomization("app", source)),
        },
      }),
    ),
  ).toEqual([]);
});

test("reports a wrong type and an unknown field with the place in the rendered file", async () => {
  const subject = rendered({
    components: { app: building(kustomization("app", { ...source, prune: "yes", intervall: "10m" })) },
  });
  const place = { at: ["components", "app", "manifests"], hint: "correct the object where it is built" };
  const file = "dist/dev/app/kustomization-app.yaml";
  expect(await judged(subject)).toEqual([
    {
      ...place,
      message: 'Kustomization app, spec.prune: "yes" is no boolean (true or false)',
      rendered: { file, field: "spec.prune" },
    },
    {
      ...place,
      message: 'Kustomization app, spec.intervall: "intervall" is no field here; did you mean "interval"?',
      rendered: { file, field: "spec.intervall" },
    },
  ]);
});

test("reports nulls, missing specs and rules across fields", async () => {
  // cdk8s leaves nulls out; what writes objects itself may not.
  const subject = rendered({ components: { app: building(kustomization("app", source)) } });
  const manifests = subject.manifests.map((manifest) =>
    manifest.component === "app"
      ? {
          ...manifest,
          body: {
            ...manifest.body,
            spec: { interval: "10m", prune: null, sourceRef: { kind: "GitRepository", name: "fleet" } },
          },
        }
      : manifest,
  );
  expect((await judged({ ...subject, manifests })).map(({ message }) => message)).toEqual([
    'Kustomization app, spec.prune: "prune" is null, which a cluster reads as absent; leave it out',
  ]);
  expect(await user({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } })).toEqual([
    'Deployment web, spec: "spec" is required and missing',
  ]);
  const release = {
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    metadata: { name: "web" },
    ...{ spec: { interval: "1m" } },
  };
  expect(await user(release)).toEqual([
    'HelmRelease web, spec.chart: one of "chart" or "chartRef" is required and missing',
  ]);
});

test("says nothing about kinds that nothing can judge", async () => {
  expect(
    await user({ apiVersion: "example.com/v1", kind: "Thing", metadata: { name: "thing" }, ...{ spec: 7 } }),
  ).toEqual([]);
});
