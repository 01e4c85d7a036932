import type { Cluster, Home } from "../model/model.ts";
import { printJson, withHeader } from "./header.ts";
import type { Overview } from "./overview.ts";
import { homePath } from "./paths.ts";
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
  return [...valuesFiles(fleet), ...homes.flatMap((home) => secretsFile(fleet, home)), ...clusters.flatMap(versionsFile)];
}

function valuesFiles({ model }: Overview): readonly ExtraFile[] {
  return model.deliveries.flatMap(({ payload, component }) => {
    if (payload.kind !== "git-chart" || payload.valuesFile === undefined) return [];
    return [{ path: payload.valuesFile, text: withHeader(payload.valuesFile, printYaml(payload.values)), by: component }];
  });
}

function secretsFile({ model }: Overview, home: Home): readonly ExtraFile[] {
  const here = model.deliveries.filter((each) => each.home.kind === home.kind && each.home.name === home.name);
  const wanted = new Map<string, { readonly namespace: string; readonly name: string; readonly type: string; readonly keys: readonly string[]; readonly neededBy: string[] }>();
  for (const { component, namespace, secrets } of here)
    for (const { name, type = "Opaque", keys = [] } of secrets) {
      const key = `${namespace}/${name}`;
      const before = wanted.get(key);
      if (before === undefined) wanted.set(key, { namespace, name, type, keys, neededBy: [component] });
      else before.neededBy.push(component);
    }
  if (wanted.size === 0) return [];
  const secrets = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, secret]) => secret);
  return [{ path: `${homePath(home)}/secrets.json`, text: printJson({ secrets }), by: `${home.kind} ${home.name}` }];
}

function versionsFile({ name, versionsFile: path, versions }: Cluster): readonly ExtraFile[] {
  if (path === undefined) return [];
  const lines = versions.map(([component, version]) => `${component.toUpperCase().replaceAll("-", "_")}_VERSION=${version}\n`);
  return [{ path, text: withHeader(path, lines.join("")), by: `cluster ${name}` }];
}
