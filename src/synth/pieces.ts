import type { Cluster, Delivery, Environment } from "../model/model.ts";
import type { Report } from "../model/report.ts";
import * as argocd from "./argocd/folders.ts";
import { build } from "./build.ts";
import * as flux from "./flux/folders.ts";
import type { Folder } from "./folder.ts";
import type { Manifest } from "./manifest.ts";
import { clusterNamespaces, environmentNamespaces } from "./namespaces.ts";
import type { Overview } from "./overview.ts";
import { payloadFolder, type WorkloadClass } from "./payload.ts";

/** Parts of a fleet rendered on their own, as objects: nothing is printed, and functions are called once. */

/** The objects that a delivery brings; nothing where a user's function throws, which is reported. */
export function payloadManifests(
  fleet: Overview,
  delivery: Delivery,
  workload: WorkloadClass | undefined,
  report: Report,
): readonly Manifest[] | undefined {
  const folder = payloadFolder(fleet, delivery, workload);
  return folder === undefined ? [] : build(folder, report, "once");
}

/** What has an engine apply one delivery: its Kustomization with the source it brings along, or its Application. */
export function deliveryManifests(fleet: Overview, delivery: Delivery, report: Report): readonly Manifest[] {
  const folder =
    delivery.engine === "flux" ? flux.deliveryEntry(fleet, delivery) : argocd.deliveryEntry(fleet, delivery);
  return build(folder, report, "once") ?? [];
}

/** The namespaces of an environment, and the objects of the engines that deliver to it. */
export function environmentManifests(
  fleet: Overview,
  environment: Environment,
  rendered: (delivery: Delivery) => readonly Manifest[],
  report: Report,
): readonly Manifest[] {
  const cluster = fleet.cluster(environment.cluster);
  return [...entries(fleet, environment), ...clusterEntries(fleet, cluster, rendered)].flatMap(
    (folder) => build(folder, report, "once") ?? [],
  );
}

/** The namespaces of a cluster's own components, and the objects of the engines that run in it. */
export function clusterManifests(
  fleet: Overview,
  cluster: Cluster,
  rendered: (delivery: Delivery) => readonly Manifest[],
  report: Report,
): readonly Manifest[] {
  const namespaces = clusterNamespaces(fleet, cluster);
  const folders = [...(namespaces === undefined ? [] : [namespaces]), ...clusterEntries(fleet, cluster, rendered)];
  return folders.flatMap((folder) => build(folder, report, "once") ?? []);
}

function* entries(fleet: Overview, environment: Environment): Iterable<Folder> {
  yield environmentNamespaces(fleet, environment);
  if (flux.hasEntry(fleet, environment)) yield flux.environmentEntry(fleet, environment);
  if (environment.engines.includes("argocd")) yield argocd.environmentEntry(fleet, environment);
}

function* clusterEntries(
  fleet: Overview,
  cluster: Cluster,
  rendered: (delivery: Delivery) => readonly Manifest[],
): Iterable<Folder> {
  if (cluster.engines.includes("flux")) yield flux.clusterEntry(fleet, cluster);
  if (cluster.engines.includes("argocd")) yield argocd.clusterEntry(fleet, cluster, rendered);
}
