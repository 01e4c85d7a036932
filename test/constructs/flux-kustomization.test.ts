import { expect, test } from "vitest";
import { FluxKustomization, type FluxKustomizationProps } from "../../src/constructs/flux/kustomization.ts";
import { render } from "./render.ts";

const kustomization: FluxKustomizationProps = {
  name: "api",
  namespace: "flux-system",
  source: { kind: "GitRepository", name: "fleet" },
  path: "./dist/dev/api",
  interval: "1h",
  retryInterval: "2m",
  timeout: "5m",
};

test("a Kustomization waits for health and prunes", () => {
  const [object] = render((scope) => new FluxKustomization(scope, "Api", kustomization));
  expect(object).toMatchInlineSnapshot(`
    {
      "apiVersion": "kustomize.toolkit.fluxcd.io/v1",
      "kind": "Kustomization",
      "metadata": {
        "name": "api",
        "namespace": "flux-system",
      },
      "spec": {
        "interval": "1h",
        "path": "./dist/dev/api",
        "prune": true,
        "retryInterval": "2m",
        "sourceRef": {
          "kind": "GitRepository",
          "name": "fleet",
        },
        "timeout": "5m",
        "wait": true,
      },
    }
  `);
});

test("a Kustomization takes everything that its props name", () => {
  const more = {
    wait: false,
    prune: false,
    dependsOn: [{ name: "database" }, { name: "crds", namespace: "infra" }],
    serviceAccountName: "flux",
    targetNamespace: "dev",
    images: [{ name: "api", newName: "ghcr.io/acme/api", newTag: "1.4.2" }],
    suspend: true,
    healthCheckExprs: [{ apiVersion: "kafka.strimzi.io/v1beta2", kind: "Kafka", current: "status.ready" }],
    deletionPolicy: "Orphan",
  } as const;
  const [object] = render((scope) => new FluxKustomization(scope, "Api", { ...kustomization, ...more }));
  expect(object?.spec).toMatchObject(more);
});
