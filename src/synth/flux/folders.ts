import type { Chart } from "cdk8s";
import type { Cluster, Delivery, Environment, Home } from "../../model/model.ts";
import type { Folder } from "../folder.ts";
import type { Overview } from "../overview.ts";
import { deliveryPath, entryPath } from "../paths.ts";
import {
  ClusterNamespaceKustomization,
  DeliveryKustomization,
  NamespaceKustomization,
  RootKustomization,
} from "./kustomization.ts";
import { Alerts, notificationsFor, Providers, PushReceiver } from "./notifications.ts";
import { release } from "./release.ts";
import { environmentSource, OwnRepository, ownedBy, platformSources } from "./source.ts";

/** The entry of a cluster: `kubectl apply -k` once, and Flux keeps it from then on, itself included. */
export function clusterEntry(fleet: Overview, cluster: Cluster): Folder {
  const home: Home = { kind: "cluster", name: cluster.name };
  return {
    path: entryPath(home, "flux"),
    cluster: cluster.name,
    home,
    at: cluster.at,
    build: (chart) => {
      const environments = fleet.environmentsIn(cluster.name);
      for (const source of platformSources(fleet, cluster)) new OwnRepository(chart, fleet, source);
      new RootKustomization(chart, fleet, home, cluster.name);
      if (cluster.namespaces.length > 0 && cluster.delivery === "flux")
        new ClusterNamespaceKustomization(chart, fleet, cluster.name);
      for (const delivery of fleet.deliveries(home, "flux")) new DeliveryKustomization(chart, fleet, delivery);
      for (const environment of environments) {
        if (environment.delivery === "flux") new NamespaceKustomization(chart, fleet, environment);
        if (hasEntry(fleet, environment))
          new RootKustomization(chart, fleet, { kind: "environment", name: environment.name }, cluster.name);
      }
      platformNotifications(chart, fleet, cluster, home, environments);
    },
  };
}

/** Whether an environment has a folder of Flux objects: where nothing is delivered, nothing is rendered. */
export const hasEntry = (fleet: Overview, { name }: Environment): boolean =>
  fleet.deliveries({ kind: "environment", name }, "flux").length > 0;

function platformNotifications(
  chart: Chart,
  fleet: Overview,
  cluster: Cluster,
  home: Home,
  environments: readonly Environment[],
): void {
  const { namespace, receiverSecret } = cluster.flux;
  const told = environments.filter((each) => each.engines.includes("flux"));
  const own = notificationsFor(fleet, home);
  const used = new Set([...own, ...told.flatMap(({ name }) => notificationsFor(fleet, { kind: "environment", name }))]);
  new Providers(
    chart,
    fleet,
    home,
    namespace,
    fleet.model.notifications.filter((each) => used.has(each)),
  );
  new Alerts(chart, fleet, home, cluster, namespace, own);
  for (const { name } of told) {
    const at: Home = { kind: "environment", name };
    new Alerts(chart, fleet, at, cluster, namespace, notificationsFor(fleet, at));
  }
  if (receiverSecret !== undefined)
    new PushReceiver(chart, home, namespace, receiverSecret, platformSources(fleet, cluster));
}

/** The entry of an environment: the Kustomizations of its components, and its own source where it has one. */
export function environmentEntry(fleet: Overview, environment: Environment): Folder {
  const home: Home = { kind: "environment", name: environment.name };
  const cluster = fleet.cluster(environment.cluster);
  return {
    path: entryPath(home, "flux"),
    cluster: cluster.name,
    home,
    at: environment.at,
    build: (chart) => {
      for (const delivery of fleet.deliveries(home, "flux")) new DeliveryKustomization(chart, fleet, delivery);
      if (!cluster.flux.locked) return;
      const source = environmentSource(fleet, environment);
      const { receiverSecret } = cluster.flux;
      const told = notificationsFor(fleet, home);
      new OwnRepository(chart, fleet, ownedBy(environment, source));
      new Providers(chart, fleet, home, source.namespace, told);
      new Alerts(chart, fleet, home, cluster, source.namespace, told);
      if (receiverSecret !== undefined) new PushReceiver(chart, home, source.namespace, receiverSecret, [source]);
    },
  };
}

/** What of an entry has one component applied. */
export function deliveryEntry(fleet: Overview, delivery: Delivery): Folder {
  const { home, cluster, at } = delivery;
  return {
    path: entryPath(home, "flux"),
    cluster,
    home,
    at,
    build: (chart) => void new DeliveryKustomization(chart, fleet, delivery),
  };
}

/** The objects of a chart; other kinds of components render the same for both engines. */
export function releaseFolder(fleet: Overview, delivery: Delivery): Folder | undefined {
  const { payload } = delivery;
  if (payload.kind !== "repository-chart" && payload.kind !== "git-chart") return undefined;
  const { home, cluster, component, namespace, at } = delivery;
  return {
    path: deliveryPath(delivery),
    cluster,
    home,
    component,
    namespace,
    at,
    build: (chart) => release(chart, fleet, delivery, payload),
  };
}
