import { isForeign, nameOf } from "../../model/resolve/namespaces.ts";
import { clusterComponents } from "./behaviour.ts";
import type { Scene } from "./compose.ts";

/**
 * A component that brings its cluster a namespace, the first of them; nothing where the cluster has none of its own.
 * All components of a cluster wait for its namespaces, and for them any that brings one stands for all.
 */
export function namespaceBringer({ fleet, behaviour, names, versions }: Scene): string | undefined {
  const cluster = names.get("cluster") ?? "";
  const engines = [names.get("flux.namespace") ?? "", names.get("argocd.namespace") ?? ""];
  return clusterComponents(fleet).find((each) => {
    const component = fleet.components[each];
    if (component === undefined || "external" in component || versions.get(each) === "none") return false;
    if (!Object.hasOwn(behaviour.components, each)) return false;
    return !isForeign(nameOf(component.namespace ?? each, cluster), engines);
  });
}
