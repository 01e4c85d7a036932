import { versionIn } from "../../model/resolve/presence.ts";
import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import { valueFor } from "../../model/varying.ts";
import type { ClusterPolicy, EnvironmentPolicy, Sync } from "../../policy/index.ts";
import { given } from "../../synth/given.ts";

type AnyComponent = AnyFleet["components"][string];
type AnyEnvironment = EnvironmentPolicy<string, string, string, unknown>;

/** What of a component may differ between environments, resolved for one of them. */
export interface ComponentBehaviour {
  readonly in: true;
  readonly sync?: Sync;
  readonly replicas?: number;
  readonly cpu?: string;
  readonly cpuLimit?: string;
  readonly memory?: string;
  readonly path?: string;
}

/**
 * Everything of the policy that can make one environment behave otherwise than another, as plain JSON: its leaves are
 * the inputs that a difference can come from. Names are not in it: they are identity.
 */
export interface Behaviour {
  readonly settings: unknown;
  readonly environment: Pick<AnyEnvironment, "sync" | "podSecurity" | "quota" | "limits" | "network" | "intervals"> & {
    /** The components that wait for another environment; which one is a name. */
    readonly waitsFor?: readonly string[];
    /** Whether there is one; which is a name. */
    readonly domain?: true;
  };
  readonly cluster: Pick<ClusterPolicy, "delivery" | "intervals"> & {
    readonly flux: { readonly tenancy: "open" | "locked"; readonly receiver: boolean };
    readonly argocd: { readonly destination: "server" | "name" };
  };
  /** Components of the environment and of its cluster that are there. */
  readonly components: { readonly [name: string]: ComponentBehaviour };
  /** The notifications that tell of it. */
  readonly notifications: { readonly [name: string]: true };
}

/** The behaviour of an environment with these components in it. */
export function behaviourOf(
  fleet: AnyFleet,
  versions: AnyVersions,
  name: string,
  isHere: (component: string) => boolean,
): Behaviour {
  const policy = fleet.environments[name];
  const cluster = fleet.clusters[policy?.cluster ?? ""];
  if (policy === undefined || cluster === undefined) throw new Error(`there is no environment "${name}"`);
  const { sync, podSecurity, quota, limits, network, intervals } = policy;
  const { waitsFor = "" } = policy;
  // Where the other one is in another cluster nothing can be waited for.
  const waits = fleet.environments[waitsFor]?.cluster === policy.cluster;
  const components = Object.entries(fleet.components).filter(([each]) => isHere(each));
  const notifications = Object.entries(fleet.notifications ?? {}).filter(
    ([, { environments }]) => environments === undefined || environments.includes(name),
  );
  return {
    settings: policy.settings,
    environment: {
      sync,
      ...given({ podSecurity, quota, limits, network, intervals }),
      ...(waits
        ? {
            waitsFor: components.flatMap(([each]) =>
              canWait(fleet, each, waitsFor) && versionOf(fleet, versions, each, waitsFor) !== "none" ? [each] : [],
            ),
          }
        : {}),
      ...(policy.domain === undefined ? {} : { domain: true }),
    },
    cluster: {
      delivery: cluster.delivery,
      ...given({ intervals: cluster.intervals }),
      flux: { tenancy: cluster.flux?.tenancy ?? "open", receiver: cluster.flux?.receiver !== undefined },
      argocd: { destination: "name" in (cluster.argocd?.destination ?? {}) ? "name" : "server" },
    },
    components: Object.fromEntries(
      components.map(([each, component]) => [each, componentBehaviour(component, homeOf(fleet, each, name))]),
    ),
    notifications: Object.fromEntries(notifications.map(([each]) => [each, true])),
  };
}

function componentBehaviour(component: AnyComponent, home: string): ComponentBehaviour {
  const { sync } = component;
  const rest = { in: true, ...(sync === undefined ? {} : { sync: valueFor(sync, home) }) } as const;
  if ("kustomize" in component) return { ...rest, path: valueFor(component.kustomize.path, home) };
  if (!("image" in component)) return rest;
  const { replicas, cpu, cpuLimit, memory } = component;
  return {
    ...rest,
    replicas: valueFor(replicas ?? 1, home),
    cpu: valueFor(cpu ?? "100m", home),
    memory: valueFor(memory ?? "128Mi", home),
    ...(cpuLimit === undefined ? {} : { cpuLimit: valueFor(cpuLimit, home) }),
  };
}

/** What runs once per cluster waits for no environment. */
const canWait = (fleet: AnyFleet, component: string, environment: string): boolean =>
  fleet.components[component]?.scope !== "cluster" && isMember(fleet, component, environment);

/** Whether the policy puts a component into an environment or its cluster, whatever its version there. */
export function isMember(fleet: AnyFleet, component: string, environment: string): boolean {
  const each = fleet.components[component];
  if (each === undefined) return false;
  return each.in === undefined || each.in.includes(homeOf(fleet, component, environment));
}

/** Where an environment has a component: in itself, or in its cluster where it runs once per cluster. */
export const homeOf = ({ components, environments }: AnyFleet, component: string, environment: string): string =>
  components[component]?.scope === "cluster" ? (environments[environment]?.cluster ?? "") : environment;

/** The components that run once per cluster, wherever they do. */
export const clusterComponents = ({ components }: AnyFleet): readonly string[] =>
  Object.keys(components).filter((each) => components[each]?.scope === "cluster");

/**
 * The version of a component in an environment or its cluster; nothing where it has none there, `"none"` where it is not
 * there yet.
 */
export const versionOf = (
  fleet: AnyFleet,
  versions: AnyVersions,
  component: string,
  environment: string,
): string | undefined => versionIn(versions, component, homeOf(fleet, component, environment));
