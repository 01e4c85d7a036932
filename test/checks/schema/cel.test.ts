import { describe, expect, test } from "vitest";
import { crossFieldRules } from "../../../src/checks/schema/cel.ts";
import { missingSpec } from "../../../src/checks/schema/missing-spec.ts";

const lines = (apiVersion: string, kind: string, spec: object) =>
  crossFieldRules({ apiVersion, kind, metadata: { name: "web" }, spec }).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
const release = (spec: object) => lines("helm.toolkit.fluxcd.io/v2", "HelmRelease", spec);
const application = (spec: object) => lines("argoproj.io/v1alpha1", "Application", spec);

// That each rule agrees with the CRD it comes from is tested in test/imports/crds.test.ts; here, how it reads.
describe("rules across fields", () => {
  test("chart or chartRef", () => {
    expect(release({ chartRef: {} })).toEqual([]);
    expect(release({})).toEqual(['spec.chart: one of "chart" or "chartRef" is required and missing']);
    expect(release({ chart: {}, chartRef: {} })).toEqual([
      'spec.chartRef: "chartRef" stands beside "chart": only one of "chart" or "chartRef" may be set',
    ]);
  });

  test("a strategy and its interval", () => {
    const strategy = { name: "RemediateOnFailure", retryInterval: "1m" };
    expect(release({ chartRef: {}, install: { strategy }, upgrade: { strategy } })).toEqual([
      'spec.install.strategy.retryInterval: "retryInterval" does not go with the strategy "RemediateOnFailure", only with "RetryOnFailure"',
      'spec.upgrade.strategy.retryInterval: "retryInterval" does not go with the strategy "RemediateOnFailure", only with "RetryOnFailure"',
    ]);
  });

  test("a receiver's secret", () => {
    const receiver = (spec: object) => lines("notification.toolkit.fluxcd.io/v1", "Receiver", spec);
    expect(receiver({ type: "github" })).toEqual([
      'spec.secretRef: "secretRef" is required and missing: a receiver of type "github" has to know its caller',
    ]);
    expect(receiver({ type: "generic-oidc", oidcProviders: [{}], secretRef: {} })).toEqual([
      'spec.secretRef: "secretRef" does not go with the type "generic-oidc"',
    ]);
  });

  test("an application has one destination and one kind of source", () => {
    expect(application({ destination: { server: "https://x" }, source: {} })).toEqual([]);
    expect(application({ destination: { name: "x" }, sourceHydrator: {} })).toEqual([]);
    expect(application({ destination: { name: "x", server: "https://x" }, source: {}, sources: [{}] })).toEqual([
      'spec.destination.name: "name" stands beside "server": only one of "server" or "name" may be set',
      'spec.sources: "sources" stands beside "source": only one of "source", "sources" or "sourceHydrator" may be set',
    ]);
    expect(application({ destination: {}, sources: [] })).toEqual([
      'spec.destination.server: one of "server" or "name" is required and missing',
      'spec.source: one of "source", "sources" or "sourceHydrator" is required and missing',
    ]);
  });

  test("a field that is null is not there", () => {
    expect(release({ chart: null, chartRef: {} })).toEqual([]);
  });

  test("other kinds, and what is no object", () => {
    expect(lines("v1", "ConfigMap", {})).toEqual([]);
    expect(
      [null, [], "x", {}, { apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", spec: [] }].flatMap(
        crossFieldRules,
      ),
    ).toEqual([]);
  });
});

describe("a missing spec", () => {
  const missing = (apiVersion: string, kind: string, spec?: unknown) => missingSpec({ apiVersion, kind, spec }).length;

  test("is reported for what is nothing without one", () => {
    expect(missing("helm.toolkit.fluxcd.io/v2", "HelmRelease")).toBe(1);
    expect(missing("helm.toolkit.fluxcd.io/v2", "HelmRelease", null)).toBe(1);
    expect(missing("apps/v1", "Deployment")).toBe(1);
    expect(missing("v1", "Pod")).toBe(1);
  });

  test("is none for objects without a spec, and for kinds of others", () => {
    expect(missing("helm.toolkit.fluxcd.io/v2", "HelmRelease", {})).toBe(0);
    expect(missing("v1", "ConfigMap")).toBe(0);
    expect(missing("v1", "Namespace")).toBe(0);
    expect(missing("example.com/v1", "Job")).toBe(0);
    expect(missingSpec(null)).toEqual([]);
  });
});
