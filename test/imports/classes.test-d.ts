import type { Chart } from "cdk8s";
import { AppProject } from "../../imports/argocd/app-project.ts";
import { Application } from "../../imports/argocd/application.ts";
import { HelmRelease } from "../../imports/flux/helm-release.ts";
import { Kustomization } from "../../imports/flux/kustomization.ts";
import { Receiver } from "../../imports/flux/receiver.ts";
import { Namespace } from "../../imports/kubernetes/namespace.ts";
import { NetworkPolicy } from "../../imports/kubernetes/network-policy.ts";
import { RoleBinding } from "../../imports/kubernetes/role-binding.ts";

/** Never called: the compiler is the test. Every line below `@ts-expect-error` must not compile. */
export function classes(chart: Chart): void {
  const metadata = { name: "web", namespace: "apps" };
  const chartRef = { kind: "OCIRepository", name: "web" } as const;
  const sourceRef = { kind: "GitRepository", name: "fleet" } as const;
  const destination = { server: "https://kubernetes.default.svc", namespace: "apps" };
  const applied = { interval: "1h", prune: true };
  const delivered = { project: "apps", destination };
  const files: readonly string[] = ["values.yaml"];

  new HelmRelease(chart, "1", {
    metadata,
    spec: { interval: "10m", chartRef, values: { replicas: 2, sidecar: null } },
  });
  new Kustomization(chart, "2", { metadata, spec: { interval: "1h", prune: true, sourceRef, path: "./dist" } });
  new Application(chart, "3", {
    metadata,
    spec: {
      project: "apps",
      destination,
      source: { repoURL: "https://git.example/x", helm: { valueFiles: files, valuesObject: { a: 1 } } },
    },
  });
  new Namespace(chart, "4", { metadata: { name: "apps" } });
  new NetworkPolicy(chart, "5", { metadata, spec: { podSelector: {}, policyTypes: ["Ingress"] } });

  // @ts-expect-error a missing spec
  new HelmRelease(chart, "missing-spec", { metadata });
  // @ts-expect-error a status
  new HelmRelease(chart, "status", { metadata, spec: { interval: "10m", chartRef }, status: {} });
  // @ts-expect-error no name
  new HelmRelease(chart, "nameless", { metadata: { namespace: "apps" }, spec: { interval: "10m", chartRef } });
  // @ts-expect-error an unknown field of metadata
  new HelmRelease(chart, "metadata", { metadata: { ...metadata, label: {} }, spec: { interval: "10m", chartRef } });
  // @ts-expect-error a required field missing
  new HelmRelease(chart, "interval", { metadata, spec: { chartRef } });
  // @ts-expect-error an unknown field, one level down
  new HelmRelease(chart, "field", { metadata, spec: { interval: "10m", chartRef, instal: {} } });
  // @ts-expect-error an unknown field, two levels down
  new HelmRelease(chart, "nested", { metadata, spec: { interval: "10m", chartRef, install: { crd: "Create" } } });
  // @ts-expect-error no such choice
  new HelmRelease(chart, "choice", { metadata, spec: { interval: "10m", chartRef, install: { crds: "Creat" } } });
  // @ts-expect-error no such choice
  new HelmRelease(chart, "mode", { metadata, spec: { interval: "10m", chartRef, driftDetection: { mode: "on" } } });
  // @ts-expect-error a number for a duration
  new HelmRelease(chart, "number", { metadata, spec: { interval: 10, chartRef } });
  // @ts-expect-error null for an optional field
  new HelmRelease(chart, "null", { metadata, spec: { interval: "10m", chartRef, timeout: null } });
  // @ts-expect-error undefined for an optional field
  new HelmRelease(chart, "undefined", { metadata, spec: { interval: "10m", chartRef, timeout: undefined } });
  // @ts-expect-error an apiVersion of one's own
  new HelmRelease(chart, "version", { apiVersion: "v1", metadata, spec: { interval: "10m", chartRef } });

  // @ts-expect-error prune is required
  new Kustomization(chart, "prune", { metadata, spec: { interval: "1h", sourceRef } });
  const charts = { kind: "HelmRepository", name: "x" } as const;
  // @ts-expect-error Flux knows no such source
  new Kustomization(chart, "source", { metadata, spec: { ...applied, sourceRef: charts } });
  // @ts-expect-error a receiver of a kind that does not exist
  new Receiver(chart, "receiver", { metadata, spec: { type: "githup", resources: [], secretRef: { name: "x" } } });
  // @ts-expect-error an unknown field in a list
  new Application(chart, "list", { metadata, spec: { ...delivered, sources: [{ repoUrl: "x", repoURL: "x" }] } });
  // @ts-expect-error an unknown field of a project
  new AppProject(chart, "project", { metadata, spec: { sourceRepo: ["*"] } });
  // @ts-expect-error a namespace has no spec of ours
  new Namespace(chart, "namespace", { metadata: { name: "apps" }, spec: {} });
  // @ts-expect-error subjects are required
  new RoleBinding(chart, "binding", {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "x" },
  });
}
