import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import { given } from "../../synth/given.ts";
import type { Behaviour, ComponentBehaviour } from "./behaviour.ts";
import type { Names } from "./names.ts";

type AnyComponent = AnyFleet["components"][string];

/** One environment of a fleet, ready to be rendered under any names and with any behaviour. */
export interface Scene {
  /** The whole fleet that it belongs to. */
  readonly fleet: AnyFleet;
  /** Its name in that fleet. */
  readonly environment: string;
  readonly behaviour: Behaviour;
  readonly names: Names;
  /** The versions of its components, and of those of its cluster. */
  readonly versions: ReadonlyMap<string, string>;
}

/** A fleet of its own, with nothing in it that varies. */
export interface Composed {
  readonly fleet: AnyFleet;
  readonly versions: AnyVersions;
}

/**
 * Writes the policy as if this environment were the only one. `only` leaves out all components but these: what is
 * rendered for one component depends on itself and on the names of what it needs.
 */
export function compose(scene: Scene, only?: ReadonlySet<string>): Composed {
  const { fleet, behaviour } = scene;
  const name = nameIn(scene.names);
  const wanted =
    only === undefined
      ? Object.entries(fleet.components)
      : [...only].flatMap((each) => {
          const component = fleet.components[each];
          return component === undefined ? [] : [[each, component] as const];
        });
  const components: Record<string, AnyComponent> = {};
  const versions: Record<string, { readonly [home: string]: string }> = {};
  for (const [each, component] of wanted) {
    const here = Object.hasOwn(behaviour.components, each) ? behaviour.components[each] : undefined;
    const placed = placedIn(scene, each, component, here);
    if (placed === undefined) continue;
    components[each] = placed;
    const version = scene.versions.get(each);
    if (version !== undefined)
      versions[each] = { [name("name")]: version, [name("waitsFor")]: version, [name("cluster")]: version };
  }
  const notifications = Object.entries(fleet.notifications ?? {}).map(
    ([each, policy]) =>
      [each, { ...policy, environments: Object.hasOwn(behaviour.notifications, each) ? [name("name")] : [] }] as const,
  );
  const { parity: _, rules: __, layout, ...rest } = fleet;
  return {
    fleet: {
      ...rest,
      // With the layout "branch" versions are flat; here they are those of one environment either way.
      ...(layout === undefined ? {} : { layout }),
      clusters: { [name("cluster")]: clusterOf(scene) },
      environments: environmentsOf(scene),
      components,
      notifications: Object.fromEntries(notifications),
    },
    versions,
  };
}

/** A name that an environment has not stays empty: nothing refers to it then. */
const nameIn =
  (names: Names) =>
  (key: string): string =>
    names.get(key) ?? "";

function clusterOf({ fleet, environment, behaviour, names }: Scene): AnyFleet["clusters"][string] {
  const name = nameIn(names);
  const { delivery, intervals, flux, argocd } = behaviour.cluster;
  const destination = name("argocd.destination");
  const { intervals: _, ...own } = fleet.clusters[fleet.environments[environment]?.cluster ?? ""] ?? {};
  return {
    ...own,
    delivery,
    ...given({ intervals }),
    flux: {
      namespace: name("flux.namespace"),
      tenancy: flux.tenancy,
      ...(flux.receiver ? { receiver: { secret: name("webhook") } } : {}),
    },
    argocd: {
      namespace: name("argocd.namespace"),
      destination: argocd.destination === "name" ? { name: destination } : { server: destination },
    },
  };
}

function environmentsOf(scene: Scene): AnyFleet["environments"] {
  const { fleet, environment, behaviour, names } = scene;
  const name = nameIn(names);
  const own = fleet.environments[environment];
  if (own === undefined) throw new Error(`there is no environment "${environment}"`);
  const { sync, podSecurity, quota, limits, network, intervals, waitsFor, domain } = behaviour.environment;
  const identity = Object.fromEntries(Object.keys(own.identity).map((key) => [key, name(`identity.${key}`)] as const));
  const cluster = name("cluster");
  return {
    [name("name")]: {
      cluster,
      sync,
      settings: behaviour.settings,
      identity,
      namespace: name("namespace"),
      project: name("project"),
      ...(names.has("branch") ? { branch: name("branch") } : {}),
      ...(domain === true ? { domain: name("domain") } : {}),
      ...(waitsFor !== undefined ? { waitsFor: name("waitsFor") } : {}),
      ...given({ podSecurity, quota, limits, network, intervals }),
    },
    ...(waitsFor !== undefined
      ? { [name("waitsFor")]: { cluster, sync, identity, namespace: name("waitsFor.namespace"), settings: undefined } }
      : {}),
  };
}

function placedIn(
  { behaviour, names }: Scene,
  own: string,
  component: AnyComponent,
  here: ComponentBehaviour | undefined,
): AnyComponent | undefined {
  if (here === undefined) return undefined;
  const name = nameIn(names);
  if (component.scope === "cluster") return resolved(component, here, [name("cluster")]);
  const waits = behaviour.environment.waitsFor?.includes(own) === true;
  const homes = [name("name"), ...(waits ? [name("waitsFor")] : [])];
  return resolved(component, here, homes);
}

/** The component with the values that it has here in place of those that vary. */
function resolved<Component extends AnyComponent>(
  component: Component,
  here: ComponentBehaviour,
  homes: readonly string[],
): Component;
function resolved(component: AnyComponent, here: ComponentBehaviour, homes: readonly string[]): object {
  const { in: _, path, sync, ...varying } = here;
  return {
    ...component,
    in: homes,
    ...varying,
    ...(sync === undefined ? {} : { sync }),
    ...(path !== undefined && "kustomize" in component ? { kustomize: { ...component.kustomize, path } } : {}),
  };
}
