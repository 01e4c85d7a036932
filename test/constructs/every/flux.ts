import type { Construct } from "constructs";
import { FluxAlert } from "../../../src/constructs/flux/alert.ts";
import type { FluxChart } from "../../../src/constructs/flux/chart.ts";
import { FluxGitRepository } from "../../../src/constructs/flux/git-repository.ts";
import { FluxHelmRelease } from "../../../src/constructs/flux/helm-release.ts";
import { FluxHelmRepository } from "../../../src/constructs/flux/helm-repository.ts";
import { FluxKustomization } from "../../../src/constructs/flux/kustomization.ts";
import { FluxOciRepository } from "../../../src/constructs/flux/oci-repository.ts";
import { FluxProvider } from "../../../src/constructs/flux/provider.ts";
import { FluxReceiver } from "../../../src/constructs/flux/receiver.ts";

const url = "https://github.com/acme/fleet";

/** Each twice: with what it cannot do without, and with everything it takes. */
export function everyFlux(scope: Construct): void {
  const at = (name: string) => ({ name, namespace: "dev" });
  const full = (name: string) => ({ ...at(name), labels: { environment: "dev" }, annotations: { note: "x" } });
  new FluxGitRepository(scope, "git", { ...at("git"), url, reference: { branch: "main" }, interval: "1m" });
  new FluxGitRepository(scope, "git-full", {
    ...full("git-full"),
    url: "ssh://git@github.com/acme/fleet",
    reference: { commit: "4c1e9d05", branch: "main" },
    interval: "1m",
    timeout: "30s",
    secret: "git",
    provider: "github",
    ignore: "/*",
  });
  new FluxOciRepository(scope, "oci", {
    ...at("oci"),
    url: "oci://ghcr.io/acme/fleet",
    reference: { digest: "sha256:01" },
    interval: "1m",
  });
  new FluxOciRepository(scope, "oci-full", {
    ...full("oci-full"),
    url: "oci://ghcr.io/acme/charts/api",
    reference: { tag: "1.2.3" },
    interval: "1h",
    timeout: "30s",
    chart: true,
    secret: "ghcr",
  });
  new FluxHelmRepository(scope, "helm", { ...at("helm"), url: "https://charts.example.org" });
  new FluxHelmRepository(scope, "helm-full", {
    ...full("helm-full"),
    url: "https://charts.example.org",
    interval: "1h",
    timeout: "30s",
    secret: "charts",
  });

  const charts: readonly FluxChart[] = [
    { kind: "repository", chart: "api", version: "1.2.3", source: { name: "helm" } },
    { kind: "oci", source: { name: "oci-full" } },
    { kind: "git", path: "deploy/helm/api", source: { kind: "GitRepository", name: "git", namespace: "dev" } },
  ];
  for (const chart of charts) {
    const base = { releaseName: "api", chart, interval: "1h", timeout: "5m" } as const;
    new FluxHelmRelease(scope, `release-${chart.kind}`, { ...at(chart.kind), ...base, onFailure: "retry" });
    new FluxHelmRelease(scope, `release-${chart.kind}-full`, {
      ...full(`${chart.kind}-full`),
      ...base,
      onFailure: "rollback",
      targetNamespace: "dev",
      storageNamespace: "dev",
      values: { replicas: 2, sidecar: null },
      valuesFrom: [
        { kind: "Secret", name: "values", valuesKey: "password", targetPath: "auth.password", optional: true },
      ],
      dependsOn: [{ name: "database", namespace: "dev" }],
      driftExceptions: [{ paths: ["/spec/replicas"], target: { kind: "Deployment", name: "api" } }],
      test: true,
      serviceAccountName: "flux",
      suspend: true,
    });
  }

  const base = { path: "./dist/dev/api", interval: "1h", retryInterval: "2m", timeout: "5m" } as const;
  new FluxKustomization(scope, "kustomization", {
    ...at("api"),
    ...base,
    source: { kind: "GitRepository", name: "git" },
  });
  new FluxKustomization(scope, "kustomization-full", {
    ...full("api-full"),
    ...base,
    source: { kind: "OCIRepository", name: "oci", namespace: "flux-system" },
    wait: false,
    prune: false,
    dependsOn: [{ name: "database", namespace: "dev" }],
    serviceAccountName: "flux",
    targetNamespace: "dev",
    images: [{ name: "api", newName: "ghcr.io/acme/api", newTag: "1.4.2", digest: "sha256:01" }],
    suspend: true,
    healthCheckExprs: [
      {
        apiVersion: "example.org/v1",
        kind: "Thing",
        current: "status.ready",
        failed: "status.failed",
        inProgress: "true",
      },
    ],
    deletionPolicy: "Orphan",
  });

  new FluxProvider(scope, "provider", {
    ...at("chat"),
    type: "slack",
    secret: "chat",
    channel: "dev",
    username: "flux",
  });
  new FluxProvider(scope, "provider-full", {
    ...full("github"),
    type: "github",
    address: url,
    secret: "github",
    commitStatusExpr: "'flux/x'",
  });
  new FluxAlert(scope, "alert", {
    ...at("chat"),
    provider: "chat",
    severity: "error",
    sources: [{ kind: "HelmRelease", name: "*" }],
  });
  new FluxAlert(scope, "alert-full", {
    ...full("github"),
    provider: "github",
    severity: "info",
    sources: [{ kind: "Kustomization", name: "*", namespace: "dev", matchLabels: { a: "b" } }],
    metadata: { cluster: "nonprod" },
    inclusionList: ["^Health"],
    exclusionList: ["waiting"],
  });
  new FluxReceiver(scope, "receiver", {
    ...at("push"),
    type: "github",
    resources: [{ kind: "GitRepository", name: "git" }],
    secret: "webhook",
  });
  new FluxReceiver(scope, "receiver-full", {
    ...full("push-full"),
    type: "github",
    events: ["ping", "push"],
    resources: [{ kind: "GitRepository", name: "*", namespace: "dev", matchLabels: { a: "b" } }],
    secret: "webhook",
  });
}
