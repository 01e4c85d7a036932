import type { Delivery, Home } from "../../model/model.ts";
import { tenantAccount } from "../../model/names.ts";
import type { Overview } from "../overview.ts";

/** The account of the kustomize-controller itself: under a locked tenancy platform objects name it. */
const controllerAccount = "kustomize-controller";

/** The account of the helm-controller, beside it in the controllers' namespace. */
const releaseAccount = "helm-controller";

/** Where a home's Flux objects live and who applies what they describe. */
export interface Applied {
  readonly namespace: string;
  readonly serviceAccountName?: string;
}

/** For the objects of the platform: entries, namespaces, components of a cluster. */
export function appliedByPlatform(fleet: Overview, cluster: string): Applied {
  const { flux } = fleet.cluster(cluster);
  return flux.locked
    ? { namespace: flux.namespace, serviceAccountName: controllerAccount }
    : { namespace: flux.namespace };
}

/** For the components of a home: under a locked tenancy an environment's own account, in its own namespace. */
export function appliedAt(fleet: Overview, home: Home, cluster: string): Applied {
  const { flux } = fleet.cluster(cluster);
  if (home.kind === "cluster" || !flux.locked) return appliedByPlatform(fleet, cluster);
  return { namespace: fleet.environment(home.name).namespaces[0].name, serviceAccountName: tenantAccount };
}

/** Where a release and its sources live: beside what they install, unless the tenancy keeps them in one namespace. */
export function releaseHome(fleet: Overview, { home, cluster, namespace }: Delivery): Applied {
  const { flux } = fleet.cluster(cluster);
  if (!flux.locked) return { namespace };
  if (home.kind === "environment") return appliedAt(fleet, home, cluster);
  return { namespace: flux.namespace, serviceAccountName: releaseAccount };
}
