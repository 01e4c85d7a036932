import type { Home } from "../../model/model.ts";
import { clusterNamespacesName } from "../../model/names.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { namespacesPath } from "../../synth/paths.ts";
import { componentOf, partOf, withoutWave } from "./collect.ts";
import type { Part } from "./part.ts";

/**
 * What surrounds the components of a cluster: their namespaces, what has those applied, and the order of all. It is not
 * part of a component: several may share a namespace, and which of them describes it differs from cluster to cluster.
 */
export function clusterParts(manifests: readonly Manifest[], cluster: string): readonly Part[] {
  const home: Home = { kind: "cluster", name: cluster };
  return manifests.flatMap((manifest) => {
    if (manifest.home.kind !== home.kind || manifest.home.name !== home.name) return [];
    if (manifest.component !== undefined) return [];
    const isAround =
      manifest.folder === namespacesPath(home) || manifest.body.metadata.name === clusterNamespacesName(cluster);
    if (isAround) return [partOf(manifest)];
    const { wave } = componentOf(manifest) === undefined ? { wave: undefined } : withoutWave(partOf(manifest));
    return wave === undefined ? [] : [wave];
  });
}
