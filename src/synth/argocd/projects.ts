import { Construct } from "constructs";
import type { ArgoCluster } from "../../constructs/argocd/destination.ts";
import { type ArgoKind, ArgoProject } from "../../constructs/argocd/project.ts";
import { argoRepoUrl } from "../../constructs/argocd/repo-url.ts";
import type { Cluster, Delivery, Environment } from "../../model/model.ts";
import { platformProjectName, rootProjectName } from "../../model/names.ts";
import { isClusterKind } from "../cluster-kinds.ts";
import { given } from "../given.ts";
import { labels } from "../labels.ts";
import { groupOf, type Manifest } from "../manifest.ts";
import type { Overview } from "../overview.ts";
import { syncWindows } from "./sync-windows.ts";

/** What the namespaces of a policy are made of: the platform's alone. */
const namespaceKinds: readonly ArgoKind[] = [
  { group: "", kind: "ResourceQuota" },
  { group: "", kind: "LimitRange" },
  { group: "networking.k8s.io", kind: "NetworkPolicy" },
];

/** What operators install outside namespaces. */
const operatorKinds: readonly ArgoKind[] = [
  { group: "", kind: "Namespace" },
  { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition" },
  { group: "rbac.authorization.k8s.io", kind: "ClusterRole" },
  { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding" },
  { group: "admissionregistration.k8s.io", kind: "MutatingWebhookConfiguration" },
  { group: "admissionregistration.k8s.io", kind: "ValidatingWebhookConfiguration" },
  { group: "apiregistration.k8s.io", kind: "APIService" },
  { group: "networking.k8s.io", kind: "IngressClass" },
  { group: "scheduling.k8s.io", kind: "PriorityClass" },
  { group: "storage.k8s.io", kind: "StorageClass" },
];

/** What was rendered for a delivery. */
export type Rendered = (delivery: Delivery) => readonly Manifest[];

/** Where the roots' Applications and projects go: Argo CD's own namespace, and nothing else. */
export class RootProject extends Construct {
  constructor(scope: Construct, fleet: Overview, { name, argocd }: Cluster, wave: number) {
    super(scope, "project-root");
    new ArgoProject(this, "project", {
      name: rootProjectName(name),
      namespace: argocd.namespace,
      labels: labels({ kind: "cluster", name }),
      description: "Applications and projects that Lockstep renders; for the roots alone",
      sourceRepos: [fleet.model.repository.url],
      destinations: [{ server: "https://kubernetes.default.svc", namespace: argocd.namespace }],
      namespaceResourceWhitelist: [
        { group: "argoproj.io", kind: "Application" },
        { group: "argoproj.io", kind: "AppProject" },
      ],
      wave,
    });
  }
}

/** Namespaces with all they are given, and the components of the cluster itself. */
export class PlatformProject extends Construct {
  constructor(
    scope: Construct,
    fleet: Overview,
    cluster: Cluster,
    environments: readonly Environment[],
    rendered: Rendered,
    wave: number,
  ) {
    super(scope, "project-platform");
    const own = fleet.deliveries({ kind: "cluster", name: cluster.name }, "argocd");
    const made = [...cluster.namespaces, ...environments.flatMap((each) => each.namespaces)].map(({ name }) => name);
    const namespaces = [...made, ...own.flatMap((each) => [each.namespace, ...each.alsoIn])];
    new ArgoProject(this, "project", {
      name: platformProjectName(cluster.name),
      namespace: cluster.argocd.namespace,
      labels: labels({ kind: "cluster", name: cluster.name }),
      description: "Namespaces and what belongs to the cluster itself",
      sourceRepos: unique([fleet.model.repository.url, ...own.flatMap((each) => repositories(fleet, each))]),
      destinations: destinations(cluster.argocd.destination, namespaces),
      clusterResourceWhitelist:
        own.length === 0
          ? [{ group: "", kind: "Namespace" }]
          : kinds([...operatorKinds, ...own.flatMap((each) => clusterKindsOf(each, rendered))]),
      wave,
    });
  }
}

/** The project of one environment, or of all that name the same one. */
export class EnvironmentProject extends Construct {
  constructor(
    scope: Construct,
    fleet: Overview,
    name: string,
    cluster: Cluster,
    environments: readonly Environment[],
    rendered: Rendered,
    wave: number,
  ) {
    super(scope, `project-${name}`);
    const deliveries = environments.flatMap((each) =>
      fleet.deliveries({ kind: "environment", name: each.name }, "argocd"),
    );
    const namespaces = deliveries.flatMap(({ namespace, alsoIn }) => [namespace, ...alsoIn]);
    new ArgoProject(this, "project", {
      name,
      namespace: cluster.argocd.namespace,
      labels: labels({ kind: "cluster", name: cluster.name }),
      description: `Components of ${environments.map((each) => each.name).join(", ")}`,
      sourceRepos: unique(deliveries.flatMap((each) => repositories(fleet, each))),
      destinations: destinations(cluster.argocd.destination, namespaces),
      clusterResourceWhitelist: kinds(deliveries.flatMap((each) => clusterKindsOf(each, rendered))),
      namespaceResourceBlacklist: guarded(environments),
      ...given({ syncWindows: syncWindows(fleet, environments) }),
      wave,
    });
  }
}

/** What an environment is given must not be taken back by what runs in it. */
function guarded(environments: readonly Environment[]): readonly ArgoKind[] {
  const policies = environments.flatMap((each) => each.namespaces.map(({ policy }) => policy));
  const isolated = policies.some(({ network = "open" }) => network !== "open");
  return namespaceKinds.filter(({ kind }) => kind !== "NetworkPolicy" || isolated);
}

/** The repositories that an Application of the delivery names. */
function repositories(fleet: Overview, { payload }: Delivery): readonly string[] {
  const own = fleet.model.repository.url;
  switch (payload.kind) {
    case "repository-chart":
      return [argoRepoUrl(payload.repository)];
    case "git-chart":
    case "kustomize":
      return [payload.git?.url ?? own];
    case "workload":
    case "manifests":
      return [own];
  }
}

const clusterKindsOf = (delivery: Delivery, rendered: Rendered): readonly ArgoKind[] => [
  ...delivery.clusterKinds,
  ...rendered(delivery)
    .map(({ body }) => ({ group: groupOf(body.apiVersion), kind: body.kind }))
    .filter(isClusterKind),
];

const destinations = (cluster: ArgoCluster, namespaces: readonly string[]) =>
  unique(namespaces).map((namespace) => ({ ...cluster, namespace }));

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

const kinds = (all: readonly ArgoKind[]): readonly ArgoKind[] =>
  [...new Map(all.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, kind]) => kind);
