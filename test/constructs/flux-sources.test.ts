import { expect, test } from "vitest";
import { FluxGitRepository, type GitReference } from "../../src/constructs/flux/git-repository.ts";
import { FluxHelmRepository } from "../../src/constructs/flux/helm-repository.ts";
import { FluxOciRepository } from "../../src/constructs/flux/oci-repository.ts";
import { render } from "./render.ts";

const named = { name: "fleet", namespace: "flux-system" };

test.each<{ reference: GitReference }>([
  { reference: { branch: "main" } },
  { reference: { tag: "v1.2.3" } },
  { reference: { semver: "1.x" } },
  { reference: { commit: "4c1e9d0", branch: "main" } },
])("a Git repository follows $reference and nothing else", ({ reference }) => {
  const [object] = render(
    (scope) =>
      new FluxGitRepository(scope, "Git", {
        ...named,
        url: "https://github.com/acme/fleet",
        reference,
        interval: "1m",
      }),
  );
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
    new FluxOciRepository(scope, "Chart", {
      ...named,
      url: "oci://ghcr.io/acme/charts/api",
      reference: { tag: "1.2.3" },
      interval: "1h",
      chart: true,
      secret: "ghcr",
    });
    new FluxOciRepository(scope, "Manifests", {
      ...named,
      url: "oci://ghcr.io/acme/fleet",
      reference: { digest: "sha256:0123" },
      interval: "1m",
      timeout: "30s",
    });
  });
  expect(chart?.spec).toMatchInlineSnapshot(`
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
  expect(manifests?.spec).toEqual({
    interval: "1m",
    url: "oci://ghcr.io/acme/fleet",
    ref: { digest: "sha256:0123" },
    timeout: "30s",
  });
});

test("a repository of charts needs no interval", () => {
  const [minimal, full] = render((scope) => {
    new FluxHelmRepository(scope, "Minimal", { ...named, url: "https://charts.example.org" });
    new FluxHelmRepository(scope, "Full", {
      ...named,
      url: "https://charts.example.org",
      interval: "1h",
      timeout: "30s",
      secret: "charts",
    });
  });
  expect(minimal?.spec).toEqual({ url: "https://charts.example.org" });
  expect(full?.spec).toEqual({
    interval: "1h",
    url: "https://charts.example.org",
    secretRef: { name: "charts" },
    timeout: "30s",
  });
});
