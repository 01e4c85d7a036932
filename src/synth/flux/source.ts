import { Construct } from "constructs";
import { FluxGitRepository } from "../../constructs/flux/git-repository.ts";
import type { Cluster, Environment, Home, Timing } from "../../model/model.ts";
import { environmentSourceName, sourceName } from "../../model/names.ts";
import { defaultPoll } from "../../model/resolve/timing.ts";
import { given } from "../given.ts";
import { labels } from "../labels.ts";
import type { Overview } from "../overview.ts";

/** A GitRepository that a Kustomization or a HelmRelease reads from. */
export interface Source {
  readonly kind: "GitRepository";
  readonly name: string;
  readonly namespace: string;
}

/** The source of a cluster's own objects: the default branch, or the bootstrap branch of the branch layout. */
export function clusterSource({ model }: Overview, { flux }: Cluster): Source {
  return { kind: "GitRepository", name: sourceName(model.repository.name), namespace: flux.namespace };
}

/** The source of an environment's namespaces, which the platform applies even under a locked tenancy. */
export function platformSource(fleet: Overview, environment: Environment): Source {
  const cluster = fleet.cluster(environment.cluster);
  // Whoever may push to an environment's branch must not act as the platform.
  if (cluster.flux.locked || !environment.ownSource) return clusterSource(fleet, cluster);
  return {
    kind: "GitRepository",
    name: environmentSourceName(fleet.model.repository.name, environment.name),
    namespace: cluster.flux.namespace,
  };
}

/** The source of an environment's components. Under a locked tenancy it is in the environment's namespace. */
export function environmentSource(fleet: Overview, environment: Environment): Source {
  const { flux } = fleet.cluster(environment.cluster);
  if (!flux.locked) return platformSource(fleet, environment);
  return {
    kind: "GitRepository",
    name: environmentSourceName(fleet.model.repository.name, environment.name),
    namespace: environment.namespaces[0].name,
  };
}

/** The source of what belongs to a home. */
export function sourceOf(fleet: Overview, home: Home): Source {
  return home.kind === "cluster"
    ? clusterSource(fleet, fleet.cluster(home.name))
    : environmentSource(fleet, fleet.environment(home.name));
}

/** A source with what it follows: the environment's branch and pace, or those of its cluster. */
export interface OwnedSource extends Source {
  readonly home: Home;
  readonly branch: string;
  readonly poll: Timing["poll"];
}

/** The sources that live in the controllers' namespace, each once. Where Flux delivers nothing, nobody reads one. */
export function platformSources(fleet: Overview, cluster: Cluster): readonly OwnedSource[] {
  const { name, timing } = cluster;
  const { branch } = fleet.model.repository;
  const shared = clusterSource(fleet, cluster);
  const own = fleet
    .environmentsIn(name)
    .filter(({ engines }) => engines.includes("flux"))
    .map((environment) => ownedBy(environment, platformSource(fleet, environment)))
    .filter((source) => source.name !== shared.name);
  return [{ ...shared, home: { kind: "cluster", name }, branch, poll: timing.poll }, ...own];
}

/** A source that follows its environment. */
export const ownedBy = ({ name, branch, timing }: Environment, source: Source): OwnedSource => ({
  ...source,
  home: { kind: "environment", name },
  branch,
  poll: timing.poll,
});

/** Renders a source of the fleet's own repository. */
export class OwnRepository extends Construct {
  constructor(scope: Construct, { model }: Overview, { name, namespace, home, branch, poll }: OwnedSource) {
    super(scope, `source-${name}`);
    const { url, secret } = model.repository;
    new FluxGitRepository(this, "git", {
      name,
      namespace,
      labels: labels(home),
      url,
      reference: { branch },
      interval: poll ?? defaultPoll,
      ...given({ secret }),
    });
  }
}

/** The same name in another namespace must be written out; in the same namespace it is left out. */
export function from(
  namespace: string,
  reference: Source,
): { readonly kind: "GitRepository"; readonly name: string; readonly namespace?: string } {
  const { kind, name } = reference;
  return reference.namespace === namespace ? { kind, name } : { kind, name, namespace: reference.namespace };
}
