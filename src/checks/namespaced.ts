import type { Namespace } from "../model/model.ts";
import { quoted } from "../model/suggest.ts";
import type { Manifest } from "../synth/manifest.ts";
import type { Subject } from "./rule.ts";

/** One namespace of one cluster with everything that is rendered into it, whichever component and engine brings it. */
export interface Namespaced {
  readonly cluster: string;
  readonly name: string;
  /** What the policy gives it; absent where only users' objects name it. */
  readonly namespace: Namespace | undefined;
  /** As messages call it: an environment's own namespace by the environment. */
  readonly who: string;
  readonly objects: readonly Manifest[];
}

/** The namespaces of all clusters, those of the policy first. */
export function namespaced({ model, manifests }: Pick<Subject, "model" | "manifests">): readonly Namespaced[] {
  const found = new Map<string, Namespaced & { readonly objects: Manifest[] }>();
  const add = (cluster: string, name: string, namespace: Namespace | undefined, who: string) => {
    const key = `${cluster}/${name}`;
    const entry = found.get(key) ?? { cluster, name, namespace, who, objects: [] };
    found.set(key, entry);
    return entry;
  };
  for (const { name: environment, cluster, namespaces } of model.environments)
    for (const [index, namespace] of namespaces.entries())
      add(cluster, namespace.name, namespace, index === 0 ? environment : called(namespace.name));
  for (const { name: cluster, namespaces } of model.clusters)
    for (const namespace of namespaces) add(cluster, namespace.name, namespace, called(namespace.name));
  for (const manifest of manifests) {
    const { namespace } = manifest.body.metadata;
    if (typeof namespace === "string")
      add(manifest.cluster, namespace, undefined, called(namespace)).objects.push(manifest);
  }
  return [...found.values()];
}

const called = (name: string): string => `the namespace ${quoted(name)}`;
