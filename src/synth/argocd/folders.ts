import type { Construct } from "constructs";
import { ArgoApplication } from "../../constructs/argocd/application.ts";
import { ArgoRootApplication } from "../../constructs/argocd/root-application.ts";
import type { Cluster, Delivery, Environment, Home } from "../../model/model.ts";
import {
  clusterNamespacesName,
  clusterRootName,
  namespacesName,
  platformProjectName,
  rootName,
  rootProjectName,
} from "../../model/names.ts";
import type { Folder } from "../folder.ts";
import { given } from "../given.ts";
import { labels } from "../labels.ts";
import type { Overview } from "../overview.ts";
import { entryPath, namespacesPath } from "../paths.ts";
import { EnvironmentProject, PlatformProject, type Rendered, RootProject } from "./projects.ts";
import { retry } from "./retry.ts";
import { generatePaths, sourceOf } from "./source.ts";
import { waves } from "./waves.ts";

const byArgo = (environment: Environment): boolean => environment.engines.includes("argocd");

/** The entry of a cluster: `kubectl apply -k` once, and Argo CD keeps it from then on, itself included. */
export function clusterEntry(fleet: Overview, cluster: Cluster, rendered: Rendered): Folder {
  const home: Home = { kind: "cluster", name: cluster.name };
  const environments = fleet.environmentsIn(cluster.name).filter(byArgo);
  return {
    path: entryPath(home, "argocd"),
    cluster: cluster.name,
    home,
    at: cluster.at,
    build: (chart) => {
      const own = fleet.deliveries(home, "argocd");
      const wave = waves(own);
      new RootProject(chart, fleet, cluster, wave.projects);
      const delivered = environments.filter(({ delivery }) => delivery === "argocd");
      if (delivered.length > 0 || own.length > 0)
        new PlatformProject(chart, fleet, cluster, delivered, rendered, wave.projects);
      for (const [name, sharing] of projects(environments, fleet))
        new EnvironmentProject(chart, fleet, name, cluster, sharing, rendered, wave.projects);
      root(chart, fleet, cluster, home);
      if (cluster.namespaces.length > 0 && cluster.delivery === "argocd")
        namespaceApplication(chart, fleet, cluster, home, "automatic", wave.namespaces);
      for (const delivery of own)
        application(chart, fleet, delivery, cluster, platformProjectName(cluster.name), wave.of(delivery));
      for (const { name } of environments) root(chart, fleet, cluster, { kind: "environment", name });
    },
  };
}

/** Environments by the project that they name, leaving out those without any Application in it. */
function projects(environments: readonly Environment[], fleet: Overview): ReadonlyMap<string, readonly Environment[]> {
  const groups = new Map<string, Environment[]>();
  for (const environment of environments) {
    if (fleet.deliveries({ kind: "environment", name: environment.name }, "argocd").length === 0) continue;
    groups.set(environment.project, [...(groups.get(environment.project) ?? []), environment]);
  }
  return groups;
}

/** The entry of an environment: its namespaces' Application and those of its components. */
export function environmentEntry(fleet: Overview, environment: Environment): Folder {
  const home: Home = { kind: "environment", name: environment.name };
  const cluster = fleet.cluster(environment.cluster);
  return {
    path: entryPath(home, "argocd"),
    cluster: cluster.name,
    home,
    at: environment.at,
    build: (chart) => {
      const own = fleet.deliveries(home, "argocd");
      const wave = waves(own);
      if (environment.delivery === "argocd")
        namespaceApplication(
          chart,
          fleet,
          cluster,
          home,
          environment.sync,
          environment.sync === "automatic" ? wave.namespaces : undefined,
        );
      for (const delivery of own) application(chart, fleet, delivery, cluster, environment.project, wave.of(delivery));
    },
  };
}

/** What of an entry has one component applied. Its wave depends on all others, and is left out. */
export function deliveryEntry(fleet: Overview, delivery: Delivery): Folder {
  const { home, at } = delivery;
  const cluster = fleet.cluster(delivery.cluster);
  const project = home.kind === "cluster" ? platformProjectName(home.name) : fleet.environment(home.name).project;
  return {
    path: entryPath(home, "argocd"),
    cluster: cluster.name,
    home,
    at,
    build: (chart) => application(chart, fleet, delivery, cluster, project, undefined),
  };
}

function root(scope: Construct, fleet: Overview, cluster: Cluster, home: Home): void {
  const { repository } = fleet.model;
  const path = entryPath(home, "argocd");
  const name = home.kind === "cluster" ? clusterRootName(home.name) : rootName(home.name);
  new ArgoRootApplication(scope, name, {
    name,
    namespace: cluster.argocd.namespace,
    labels: labels(home),
    project: rootProjectName(cluster.name),
    repoUrl: repository.url,
    revision: repository.branch,
    path,
    // An environment that leaves the policy takes along what synced itself. What people sync stays until they go.
    cascade: home.kind === "environment" && fleet.environment(home.name).sync === "automatic",
  });
}

function namespaceApplication(
  scope: Construct,
  fleet: Overview,
  cluster: Cluster,
  home: Home,
  sync: Environment["sync"],
  wave: number | undefined,
): void {
  const path = namespacesPath(home);
  const environment = home.kind === "environment" ? fleet.environment(home.name) : undefined;
  const name = environment === undefined ? clusterNamespacesName(home.name) : namespacesName(home.name);
  new ArgoApplication(scope, name, {
    name,
    namespace: cluster.argocd.namespace,
    labels: labels(home),
    project: platformProjectName(cluster.name),
    destination: cluster.argocd.destination,
    destinationNamespace: environment?.namespaces[0].name ?? cluster.namespaces[0]?.name ?? cluster.argocd.namespace,
    source: {
      kind: "directory",
      repoUrl: fleet.model.repository.url,
      revision: environment?.branch ?? fleet.model.repository.branch,
      path,
    },
    sync,
    ...removal(sync),
    manifestGeneratePaths: [path],
    ...given({ wave }),
  });
}

function application(
  scope: Construct,
  fleet: Overview,
  delivery: Delivery,
  cluster: Cluster,
  project: string,
  wave: number | undefined,
): void {
  const { name, home, component, namespace, sync } = delivery;
  new ArgoApplication(scope, name, {
    name,
    namespace: cluster.argocd.namespace,
    labels: labels(home, component),
    project,
    destination: cluster.argocd.destination,
    destinationNamespace: namespace,
    source: sourceOf(fleet, delivery),
    sync,
    ...given({ retry: retry(delivery) }),
    ...removal(sync),
    ...generatePaths(delivery),
    ...given({ wave }),
  });
}

/**
 * What a person syncs is deleted by a person: until then it stays in sight, and its deletion takes along what it
 * delivered. What syncs itself goes with the commit that removes it.
 */
const removal = (sync: Environment["sync"]) =>
  sync === "manual" ? { annotations: { "argocd.argoproj.io/sync-options": "Prune=false" }, finalizer: true } : {};
