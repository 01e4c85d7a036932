import type { Cluster, Home } from "../model/model.ts";
import { withHeader } from "./header.ts";
import type { Overview } from "./overview.ts";
import { secretsFile } from "./secrets-file.ts";
import { printYaml } from "./yaml.ts";

/** A file that is no Kubernetes object, outside every folder that a controller reads. */
export interface ExtraFile {
  readonly path: string;
  readonly text: string;
  readonly by: string;
}

/** Values files, lists of the Secrets that must exist, and versions for scripts. */
export function extraFiles(fleet: Overview): readonly ExtraFile[] {
  const { clusters, environments } = fleet.model;
  const homes: readonly Home[] = [
    ...clusters.map(({ name }) => ({ kind: "cluster" as const, name })),
    ...environments.map(({ name }) => ({ kind: "environment" as const, name })),
  ];
  return [
    ...valuesFiles(fleet),
    ...homes.flatMap((home) => secretsFile(fleet, home)),
    ...clusters.flatMap(versionsFile),
  ];
}

function valuesFiles({ model }: Overview): readonly ExtraFile[] {
  return model.deliveries.flatMap(({ payload, component }) => {
    if (payload.kind !== "git-chart" || payload.valuesFile === undefined) return [];
    return [
      { path: payload.valuesFile, text: withHeader(payload.valuesFile, printYaml(payload.values)), by: component },
    ];
  });
}

function versionsFile({ name, versionsFile: path, versions }: Cluster): readonly ExtraFile[] {
  if (path === undefined) return [];
  const lines = versions.map(
    ([component, version]) => `${component.toUpperCase().replaceAll("-", "_")}_VERSION=${version}\n`,
  );
  return [{ path, text: withHeader(path, lines.join("")), by: `cluster ${name}` }];
}
