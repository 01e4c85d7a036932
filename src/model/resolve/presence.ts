import type { Engine } from "../../policy/index.ts";
import type { Cluster, Home } from "../model.ts";
import type { AnyFleet, AnyVersions } from "../shape/any-fleet.ts";
import { nameOf } from "./namespaces.ts";

type AnyComponent = AnyFleet["components"][string];

/** A component at one of its homes, before anything of it is called. */
export interface Presence {
  readonly name: string;
  readonly component: AnyComponent;
  readonly home: Home;
  readonly cluster: string;
  readonly engine: Engine;
  /** `undefined` where the component has no version. */
  readonly version: string | undefined;
  readonly namespace: string;
}

/** Every component at every home where it is, in the order of the policy. */
export function presences(fleet: AnyFleet, versions: AnyVersions): readonly Presence[] {
  const place = (
    name: string,
    component: AnyComponent,
    home: Home,
    cluster: string,
    own: string,
  ): readonly Presence[] => {
    const version = versionIn(versions, name, home.name);
    if (version === "none" || "external" in component) return [];
    const engine = component.delivery ?? fleet.clusters[cluster]?.delivery ?? "flux";
    const namespace = component.namespace === undefined ? own : nameOf(component.namespace, home.name);
    return [{ name, component, home, cluster, engine, version, namespace }];
  };
  return Object.entries(fleet.components).flatMap(([name, component]) => {
    if (component.scope === "cluster")
      return component.in.flatMap((at) => place(name, component, { kind: "cluster", name: at }, at, name));
    return Object.entries(fleet.environments)
      .filter(([at]) => component.in === undefined || component.in.includes(at))
      .flatMap(([at, policy]) =>
        place(name, component, { kind: "environment", name: at }, policy.cluster, policy.namespace ?? at),
      );
  });
}

/** The versions of a cluster's own components, in the order of the policy. */
export const versionsAt = (cluster: string, { components }: AnyFleet, versions: AnyVersions): Cluster["versions"] =>
  Object.entries(components).flatMap(([name, { scope }]) => {
    const version = scope === "cluster" ? versionIn(versions, name, cluster) : undefined;
    return version === undefined || version === "none" ? [] : [[name, version] as const];
  });

/** The version of a component at a home; with the layout "branch" the map is flat. */
export function versionIn(versions: AnyVersions, component: string, home: string): string | undefined {
  const row = versions[component];
  return typeof row === "string" ? row : row?.[home];
}
