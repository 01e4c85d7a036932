import { EnvironmentNamespace } from "../constructs/namespace/environment-namespace.ts";
import type { Cluster, Environment, Home, Namespace } from "../model/model.ts";
import { tenantAccount } from "../model/names.ts";
import type { Folder } from "./folder.ts";
import { labels } from "./labels.ts";
import type { Overview } from "./overview.ts";
import { namespacesPath } from "./paths.ts";

/** The namespaces of an environment, each with what the policy gives it. */
export function environmentNamespaces(fleet: Overview, environment: Environment): Folder {
  const home: Home = { kind: "environment", name: environment.name };
  const { flux } = fleet.cluster(environment.cluster);
  const [own] = environment.namespaces;
  const tenant = flux.locked && environment.engines.includes("flux");
  return folder(fleet, home, environment.cluster, environment.namespaces, environment.at, (namespace) => {
    if (!tenant) return {};
    // One account, in the environment's own namespace, with a role in each of its namespaces.
    return { tenant: { serviceAccount: tenantAccount, ...(namespace === own ? {} : { accountNamespace: own.name }) } };
  });
}

/** The namespaces that a cluster's own components bring along. */
export function clusterNamespaces(fleet: Overview, cluster: Cluster): Folder | undefined {
  if (cluster.namespaces.length === 0) return undefined;
  const home: Home = { kind: "cluster", name: cluster.name };
  return folder(fleet, home, cluster.name, cluster.namespaces, cluster.at, () => ({}));
}

type Tenancy = (namespace: Namespace) => {
  readonly tenant?: { readonly serviceAccount: string; readonly accountNamespace?: string };
};

function folder(
  fleet: Overview,
  home: Home,
  cluster: string,
  namespaces: readonly Namespace[],
  at: readonly string[],
  tenancy: Tenancy,
): Folder {
  return {
    path: namespacesPath(home),
    cluster,
    home,
    at,
    build: (chart) => {
      for (const namespace of namespaces)
        new EnvironmentNamespace(chart, `namespace-${namespace.name}`, {
          name: namespace.name,
          labels: labels(home),
          policy: namespace.policy,
          kubernetes: fleet.model.targets.kubernetes,
          ...tenancy(namespace),
        });
    },
  };
}
