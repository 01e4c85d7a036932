import { describe, expect, test } from "vitest";
import { FluxHelmRelease, type FluxHelmReleaseProps } from "../../src/constructs/flux/helm-release.ts";
import { render } from "./render.ts";

test("a release says what happens on failure, to definitions and on drift, since Flux by itself does nothing", () => {
  expect(specOf({})).toMatchInlineSnapshot(`
    {
      "chart": {
        "spec": {
          "chart": "api",
          "sourceRef": {
            "kind": "HelmRepository",
            "name": "acme",
          },
          "version": "1.2.3",
        },
      },
      "driftDetection": {
        "mode": "enabled",
      },
      "install": {
        "crds": "CreateReplace",
        "remediation": {
          "retries": 3,
        },
        "strategy": {
          "name": "RemediateOnFailure",
        },
      },
      "interval": "1h",
      "releaseName": "api",
      "timeout": "5m",
      "upgrade": {
        "crds": "CreateReplace",
        "remediation": {
          "remediateLastFailure": true,
          "retries": 3,
          "strategy": "rollback",
        },
        "strategy": {
          "name": "RemediateOnFailure",
        },
      },
    }
  `);
});

test("a release that retries is never rolled back", () => {
  const strategy = { name: "RetryOnFailure", retryInterval: "1m" };
  expect(specOf({ onFailure: "retry", retryInterval: "1m" })).toMatchObject({
    install: { crds: "CreateReplace", strategy },
    upgrade: { crds: "CreateReplace", strategy },
  });
  expect(JSON.stringify(specOf({ onFailure: "retry" }))).not.toContain("remediation");
});

test("a release that rolls back has no interval for retries, which the cluster would refuse", () => {
  expect(JSON.stringify(specOf({ onFailure: "rollback", retryInterval: "1m" }))).not.toContain("retryInterval");
});

describe("a chart", () => {
  test("from a registry is a reference, and its source names the version", () => {
    const spec = specOf({ chart: { kind: "oci", source: { name: "api" } } });
    expect(spec).toMatchObject({ chartRef: { kind: "OCIRepository", name: "api" } });
    expect(spec).not.toHaveProperty("chart");
  });

  test("from Git is packed anew for every revision", () => {
    const spec = specOf({
      chart: {
        kind: "git",
        path: "deploy/helm/api",
        source: { kind: "GitRepository", name: "fleet", namespace: "flux-system" },
      },
    });
    expect(spec).toMatchObject({
      chart: {
        spec: {
          chart: "deploy/helm/api",
          sourceRef: { kind: "GitRepository", name: "fleet", namespace: "flux-system" },
          reconcileStrategy: "Revision",
        },
      },
    });
    expect(spec).not.toHaveProperty("chart.spec.version");
  });
});

test("a null among the values stays a null, at any depth", () => {
  const values = { sidecar: null, "a/b": { "c~d": null }, list: [1, null, { deep: null }], rest: "x" };
  expect(specOf({ values })).toMatchObject({ values });
});

test("a release takes everything that its props name", () => {
  const more = {
    targetNamespace: "dev",
    storageNamespace: "dev",
    valuesFrom: [
      { kind: "Secret", name: "api-values", targetPath: "auth.password", valuesKey: "password", optional: true },
    ],
    dependsOn: [{ name: "database" }],
    serviceAccountName: "flux",
    suspend: true,
  } as const;
  const spec = specOf({
    ...more,
    crds: "Skip",
    driftDetection: "warn",
    driftExceptions: [{ paths: ["/spec/replicas"], target: { kind: "Deployment" } }],
    test: true,
    retries: 1,
  });
  expect(spec).toMatchObject({
    ...more,
    install: { crds: "Skip", remediation: { retries: 1 } },
    upgrade: { crds: "Skip", remediation: { retries: 1 } },
    test: { enable: true },
    driftDetection: { mode: "warn", ignore: [{ paths: ["/spec/replicas"], target: { kind: "Deployment" } }] },
  });
});

function specOf(props: Partial<FluxHelmReleaseProps>) {
  const [object] = render(
    (scope) =>
      new FluxHelmRelease(scope, "Api", {
        name: "api",
        namespace: "dev",
        releaseName: "api",
        chart: { kind: "repository", chart: "api", version: "1.2.3", source: { name: "acme" } },
        interval: "1h",
        timeout: "5m",
        onFailure: "rollback",
        ...props,
      }),
  );
  return object?.spec;
}
