import { expect, test } from "vitest";
import { catalogue } from "../../../imports/catalogue.ts";
import { nulls } from "../../../src/checks/schema/nulls.ts";

const lines = (object: unknown) => nulls(object, catalogue).map(({ path, message }) => `${path.join(".")}: ${message}`);
const release = (spec: object) => ({
  apiVersion: "helm.toolkit.fluxcd.io/v2",
  kind: "HelmRelease",
  metadata: { name: "web" },
  spec,
});

test("a null is reported wherever a cluster reads it as absent", () => {
  expect(
    lines(
      release({ timeout: null, install: { crds: null }, dependsOn: [null], commonMetadata: { labels: { a: null } } }),
    ),
  ).toEqual([
    'spec.timeout: "timeout" is null, which a cluster reads as absent; leave it out',
    'spec.install.crds: "crds" is null, which a cluster reads as absent; leave it out',
    'spec.dependsOn.0: "0" is null, which a cluster reads as absent; leave it out',
    'spec.commonMetadata.labels.a: "a" is null, which a cluster reads as absent; leave it out',
  ]);
});

test("in Helm values null means something", () => {
  expect(lines(release({ values: null }))).toEqual([]);
  expect(lines(release({ values: { sidecar: null, list: [null] } }))).toEqual([]);
  const source = { repoURL: "x", helm: { valuesObject: { sidecar: null }, releaseName: null } };
  expect(
    lines({ apiVersion: "argoproj.io/v1alpha1", kind: "Application", spec: { source } }).map(
      (line) => line.split(":")[0],
    ),
  ).toEqual(["spec.source.helm.releaseName"]);
});

test("kinds that nobody knows are judged, too, but for what looks like Helm values", () => {
  expect(lines({ apiVersion: "example.com/v1", kind: "Thing", spec: { a: { b: null }, values: { c: null } } })).toEqual(
    ['spec.a.b: "b" is null, which a cluster reads as absent; leave it out'],
  );
});

test("the noise of Go's printers passes", () => {
  const template = { metadata: { creationTimestamp: null }, spec: {} };
  expect(
    lines({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { creationTimestamp: null },
      spec: { template },
      status: null,
    }),
  ).toEqual([]);
});

test("what is no object has no nulls", () => {
  expect([null, [null], "null", undefined].flatMap(lines)).toEqual([]);
});
