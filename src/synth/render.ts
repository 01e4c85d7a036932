import { argoHealthPatch, argoTimeoutPatch } from "../constructs/argocd/health-patch.ts";
import type { Finding } from "../model/finding.ts";
import type { Delivery, Model } from "../model/model.ts";
import { Report, type SourceFiles } from "../model/report.ts";
import * as argocd from "./argocd/folders.ts";
import { build } from "./build.ts";
import { extraFiles } from "./extra-files.ts";
import * as flux from "./flux/folders.ts";
import type { Folder } from "./folder.ts";
import { withHeader } from "./header.ts";
import { kustomizationFile, printKustomization } from "./kustomization-file.ts";
import type { Manifest } from "./manifest.ts";
import { clusterNamespaces, environmentNamespaces } from "./namespaces.ts";
import { overview } from "./overview.ts";
import { bootstrapPath } from "./paths.ts";
import { payloadFolder, type WorkloadClass } from "./payload.ts";
import { Tree } from "./tree.ts";
import { printYaml } from "./yaml.ts";

/** Everything that a fleet renders to, in memory. */
export interface Rendering {
  readonly tree: Tree;
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/** Whether a fleet has workloads, and so needs their construct. */
export const hasWorkloads = ({ deliveries }: Model): boolean =>
  deliveries.some(({ payload }) => payload.kind === "workload");

/** Renders a fleet. Nothing is written: a failure leaves no trace. */
export function render(model: Model, files: SourceFiles, workload: WorkloadClass | undefined): Rendering {
  const fleet = overview(model);
  const report = new Report(files);
  const tree = new Tree();
  const manifests: Manifest[] = [];
  const findings: Finding[] = [];
  const add = (path: string, text: string, by: string): void => {
    const taken = tree.add(path, text, by);
    if (taken !== undefined) findings.push(taken);
  };
  const write = (folder: Folder): readonly Manifest[] => {
    const built = build(folder, report);
    if (built === undefined) return [];
    const by = folder.component ?? `${folder.home.kind} ${folder.home.name}`;
    for (const { file, body } of built) add(file, withHeader(file, printYaml(body)), by);
    const list = `${folder.path}/${kustomizationFile}`;
    if (built.length > 0)
      add(list, withHeader(list, printKustomization(built.map(({ file }) => file.slice(folder.path.length + 1)))), by);
    else if (folder.component !== undefined)
      report.policy(
        "manifests/empty",
        folder.at,
        `${folder.component} in ${folder.home.name} renders no object`,
        `leave ${folder.home.name} out of its "in"`,
      );
    manifests.push(...built);
    return built;
  };
  const writeAll = (folders: readonly (Folder | undefined)[]): void => {
    for (const folder of folders) if (folder !== undefined) write(folder);
  };

  // What is delivered comes first: an AppProject allows the kinds that were really rendered.
  const rendered = new Map<string, readonly Manifest[]>();
  for (const delivery of model.deliveries) {
    const folder = payloadFolder(fleet, delivery, workload);
    if (folder !== undefined) rendered.set(delivery.name, write(folder));
  }
  const renderedFor = ({ name }: Delivery): readonly Manifest[] => rendered.get(name) ?? [];

  for (const environment of model.environments) {
    writeAll([environmentNamespaces(fleet, environment)]);
    if (flux.hasEntry(fleet, environment)) writeAll([flux.environmentEntry(fleet, environment)]);
    if (environment.engines.includes("argocd")) writeAll([argocd.environmentEntry(fleet, environment)]);
  }
  for (const cluster of model.clusters) {
    writeAll([clusterNamespaces(fleet, cluster)]);
    if (cluster.engines.includes("flux")) writeAll([flux.clusterEntry(fleet, cluster)]);
    if (!cluster.engines.includes("argocd")) continue;
    writeAll([argocd.clusterEntry(fleet, cluster, renderedFor)]);
    for (const [name, { data }] of [
      ["argocd-cm-patch.yaml", argoHealthPatch()],
      ["argocd-cmd-params-cm-patch.yaml", argoTimeoutPatch()],
    ] as const) {
      const patch = `${bootstrapPath(cluster.name)}/${name}`;
      add(patch, withHeader(patch, printYaml({ data: { ...data } })), `cluster ${cluster.name}`);
    }
  }
  for (const { path, text, by } of extraFiles(fleet)) add(path, text, by);
  return { tree, manifests, findings: [...report.findings, ...findings] };
}
