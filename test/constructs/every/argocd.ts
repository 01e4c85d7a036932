import type { Construct } from "constructs";
import { ArgoApplication } from "../../../src/constructs/argocd/application.ts";
import { ArgoProject } from "../../../src/constructs/argocd/project.ts";
import { ArgoRootApplication } from "../../../src/constructs/argocd/root-application.ts";
import type { ArgoSource } from "../../../src/constructs/argocd/source.ts";

const url = "https://github.com/acme/fleet";

/** Each twice: with what it cannot do without, and with everything it takes. */
export function everyArgo(scope: Construct): void {
  const at = (name: string) => ({ name, namespace: "argocd" });
  const helm = { releaseName: "api", values: { replicas: 2, sidecar: null }, skipCrds: true } as const;
  const files = { repoUrl: url, revision: "main", files: ["dev.yaml"] } as const;
  const sources: readonly ArgoSource[] = [
    { kind: "directory", repoUrl: url, revision: "main", path: "dist" },
    { kind: "directory", repoUrl: url, revision: "main", path: "dist", recurse: true },
    {
      kind: "directory",
      repoUrl: url,
      revision: "v1",
      path: "base",
      kustomize: { namespace: "dev", images: [{ name: "api", newTag: "1" }] },
    },
    { kind: "chart", repoUrl: "oci://ghcr.io/acme/charts", chart: "api", version: "1.2.3", ...helm },
    {
      kind: "chart",
      repoUrl: "https://charts.example.org",
      chart: "api",
      version: "1.2.3",
      ...helm,
      valueFiles: files,
    },
    { kind: "git-chart", repoUrl: url, revision: "main", path: "deploy/helm/api", ...helm, valueFiles: ["dev.yaml"] },
    { kind: "git-chart", repoUrl: url, revision: "main", path: "deploy/helm/api", ...helm, valueFiles: files },
  ];
  const base = {
    project: "fleet-dev",
    destination: { server: "https://kubernetes.default.svc" },
    destinationNamespace: "dev",
  } as const;
  sources.forEach((source, index) => {
    new ArgoApplication(scope, `manual-${index}`, { ...at(`manual-${index}`), ...base, source, sync: "manual" });
    new ArgoApplication(scope, `automatic-${index}`, {
      ...at(`automatic-${index}`),
      ...base,
      destination: { name: "prod" },
      source,
      sync: "automatic",
      retry: { limit: 3 },
      wave: 1,
      manifestGeneratePaths: ["dist"],
      revisionHistoryLimit: 3,
      ignoreDifferences: [{ group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] }],
    });
  });
  new ArgoRootApplication(scope, "root", {
    ...at("root"),
    project: "root",
    repoUrl: url,
    revision: "main",
    path: "dist",
  });

  const project = {
    sourceRepos: [url],
    destinations: [{ server: "https://kubernetes.default.svc", namespace: "dev" }],
  } as const;
  new ArgoProject(scope, "project", { ...at("fleet-dev"), ...project });
  new ArgoProject(scope, "project-full", {
    ...at("fleet-full"),
    ...project,
    description: "all",
    clusterResourceWhitelist: [{ group: "", kind: "Namespace", name: "dev" }],
    namespaceResourceWhitelist: [{ group: "*", kind: "*" }],
    namespaceResourceBlacklist: [{ group: "", kind: "ResourceQuota" }],
    roles: [{ name: "deploy", description: "d", groups: ["acme:release"], allow: [{ action: "sync" }] }],
    syncWindows: [
      {
        kind: "deny",
        schedule: "0 18 * * 5",
        duration: "62h",
        timeZone: "Europe/Berlin",
        applications: ["*"],
        manualSync: true,
      },
    ],
    orphaned: { warn: true, ignore: [{ group: "", kind: "Secret", name: "*" }] },
    wave: -20,
  });
}
