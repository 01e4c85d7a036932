import { expect, test } from "vitest";
import { FluxAlert } from "../../src/constructs/flux/alert.ts";
import { FluxGitRepository, type GitReference } from "../../src/constructs/flux/git-repository.ts";
import { FluxHelmRepository } from "../../src/constructs/flux/helm-repository.ts";
import { FluxKustomization, type FluxKustomizationProps } from "../../src/constructs/flux/kustomization.ts";
import { FluxOciRepository } from "../../src/constructs/flux/oci-repository.ts";
import { FluxProvider } from "../../src/constructs/flux/provider.ts";
import { FluxReceiver } from "../../src/constructs/flux/receiver.ts";
import { render } from "./render.ts";

const named = { name: "fleet", namespace: "flux-system" };

test.each<{ reference: GitReference }>([
  { reference: { branch: "main" } },
  { reference: { tag: "v1.2.3" } },
  { reference: { semver: "1.x" } },
  { reference: { commit: "4c1e9d0", branch: "main" } },
])("a Git repository follows $reference and nothing else", ({ reference }) => {
  const [object] = render((scope) => new FluxGitRepository(scope, "Git", { ...named, url: "https://github.com/acme/fleet", reference, interval: "1m" }));
  expect(object).toEqual({
    apiVersion: "source.toolkit.fluxcd.io/v1",
    kind: "GitRepository",
    metadata: named,
    spec: { interval: "1m", url: "https://github.com/acme/fleet", ref: reference },
  });
});

test("a Git repository takes credentials, a timeout and paths to ignore", () => {
  const [object] = render(
    (scope) =>
      new FluxGitRepository(scope, "Git", {
        ...named,
        labels: { environment: "dev" },
        annotations: { note: "x" },
        url: "ssh://git@github.com/acme/fleet",
        reference: { branch: "main" },
        interval: "1m",
        timeout: "30s",
        secret: "fleet-git",
        provider: "github",
        ignore: "/*\n!/dist",
      }),
  );
  expect(object).toMatchInlineSnapshot(`
    {
      "apiVersion": "source.toolkit.fluxcd.io/v1",
      "kind": "GitRepository",
      "metadata": {
        "annotations": {
          "note": "x",
        },
        "labels": {
          "environment": "dev",
        },
        "name": "fleet",
        "namespace": "flux-system",
      },
      "spec": {
        "ignore": "/*
    !/dist",
        "interval": "1m",
        "provider": "github",
        "ref": {
          "branch": "main",
        },
        "secretRef": {
          "name": "fleet-git",
        },
        "timeout": "30s",
        "url": "ssh://git@github.com/acme/fleet",
      },
    }
  `);
});

test("a chart in a registry is kept as it is packed, manifests are unpacked", () => {
  const [chart, manifests] = render((scope) => {
    new FluxOciRepository(scope, "Chart", { ...named, url: "oci://ghcr.io/acme/charts/api", reference: { tag: "1.2.3" }, interval: "1h", chart: true, secret: "ghcr" });
    new FluxOciRepository(scope, "Manifests", { ...named, url: "oci://ghcr.io/acme/fleet", reference: { digest: "sha256:0123" }, interval: "1m", timeout: "30s" });
  });
  expect(chart?.["spec"]).toMatchInlineSnapshot(`
    {
      "interval": "1h",
      "layerSelector": {
        "mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
        "operation": "copy",
      },
      "ref": {
        "tag": "1.2.3",
      },
      "secretRef": {
        "name": "ghcr",
      },
      "url": "oci://ghcr.io/acme/charts/api",
    }
  `);
  expect(manifests?.["spec"]).toEqual({ interval: "1m", url: "oci://ghcr.io/acme/fleet", ref: { digest: "sha256:0123" }, timeout: "30s" });
});

test("a repository of charts needs no interval", () => {
  const [minimal, full] = render((scope) => {
    new FluxHelmRepository(scope, "Minimal", { ...named, url: "https://charts.example.org" });
    new FluxHelmRepository(scope, "Full", { ...named, url: "https://charts.example.org", interval: "1h", timeout: "30s", secret: "charts" });
  });
  expect(minimal?.["spec"]).toEqual({ url: "https://charts.example.org" });
  expect(full?.["spec"]).toEqual({ interval: "1h", url: "https://charts.example.org", secretRef: { name: "charts" }, timeout: "30s" });
});

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
  expect(object?.["spec"]).toMatchObject(more);
});

test("a Provider says where its Secret is, and how a commit status is called", () => {
  const [minimal, full] = render((scope) => {
    new FluxProvider(scope, "Chat", { ...named, type: "slack", secret: "chat", channel: "deployments", username: "flux" });
    new FluxProvider(scope, "GitHub", {
      ...named,
      type: "github",
      address: "https://github.com/acme/fleet",
      secret: "github",
      commitStatusExpr: "'flux/' + event.metadata.cluster",
    });
  });
  expect(minimal?.["spec"]).toEqual({ type: "slack", channel: "deployments", username: "flux", secretRef: { name: "chat" } });
  expect(full?.["spec"]).toEqual({
    type: "github",
    address: "https://github.com/acme/fleet",
    secretRef: { name: "github" },
    commitStatusExpr: "'flux/' + event.metadata.cluster",
  });
});

test("an Alert lists its sources and what it adds to every event", () => {
  const [minimal, full] = render((scope) => {
    new FluxAlert(scope, "Minimal", { ...named, provider: "chat", severity: "error", sources: [{ kind: "HelmRelease", name: "*" }] });
    new FluxAlert(scope, "Full", {
      ...named,
      provider: "github",
      severity: "info",
      sources: [{ kind: "Kustomization", name: "*", namespace: "dev", matchLabels: { environment: "dev" } }],
      metadata: { cluster: "nonprod" },
      inclusionList: ["^Health check passed"],
      exclusionList: ["waiting"],
    });
  });
  expect(minimal?.["spec"]).toEqual({ providerRef: { name: "chat" }, eventSeverity: "error", eventSources: [{ kind: "HelmRelease", name: "*" }] });
  expect(full).toMatchInlineSnapshot(`
    {
      "apiVersion": "notification.toolkit.fluxcd.io/v1beta3",
      "kind": "Alert",
      "metadata": {
        "name": "fleet",
        "namespace": "flux-system",
      },
      "spec": {
        "eventMetadata": {
          "cluster": "nonprod",
        },
        "eventSeverity": "info",
        "eventSources": [
          {
            "kind": "Kustomization",
            "matchLabels": {
              "environment": "dev",
            },
            "name": "*",
            "namespace": "dev",
          },
        ],
        "exclusionList": [
          "waiting",
        ],
        "inclusionList": [
          "^Health check passed",
        ],
        "providerRef": {
          "name": "github",
        },
      },
    }
  `);
});

test("a Receiver needs a Secret", () => {
  const [object] = render(
    (scope) => new FluxReceiver(scope, "Push", { ...named, type: "github", events: ["ping", "push"], resources: [{ kind: "GitRepository", name: "fleet" }], secret: "webhook" }),
  );
  expect(object).toMatchInlineSnapshot(`
    {
      "apiVersion": "notification.toolkit.fluxcd.io/v1",
      "kind": "Receiver",
      "metadata": {
        "name": "fleet",
        "namespace": "flux-system",
      },
      "spec": {
        "events": [
          "ping",
          "push",
        ],
        "resources": [
          {
            "kind": "GitRepository",
            "name": "fleet",
          },
        ],
        "secretRef": {
          "name": "webhook",
        },
        "type": "github",
      },
    }
  `);
});
