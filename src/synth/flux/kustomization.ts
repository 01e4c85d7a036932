import { Construct } from "constructs";
import { FluxGitRepository } from "../../constructs/flux/git-repository.ts";
import { FluxKustomization } from "../../constructs/flux/kustomization.ts";
import type { Delivery, Environment, Home, KustomizePayload, Timing } from "../../model/model.ts";
import { clusterNamespacesName, clusterRootName, namespacesName, rootName } from "../../model/names.ts";
import { given } from "../given.ts";
import { kustomizeImage } from "../image.ts";
import { labels } from "../labels.ts";
import type { Overview } from "../overview.ts";
import { deliveryPath, entryPath, namespacesPath } from "../paths.ts";
import { type Applied, appliedAt, appliedByPlatform } from "./applied.ts";
import { clusterSource, from, platformSource, type Source, sourceOf } from "./source.ts";
import { kustomizationTimeout } from "./timeout.ts";

const times = ({ drift, retry, timeout }: Timing) => ({ interval: drift, retryInterval: retry, timeout });

/** The Kustomization of one component: the unit that is ordered, waited for and reported. */
export class DeliveryKustomization extends Construct {
  constructor(scope: Construct, fleet: Overview, delivery: Delivery) {
    super(scope, `kustomization-${delivery.name}`);
    const { name, home, cluster, component, payload, timing } = delivery;
    const applied = appliedAt(fleet, home, cluster);
    const own = sourceOf(fleet, home);
    const shared = {
      name,
      ...applied,
      labels: labels(home, component),
      ...times(timing),
      timeout: kustomizationTimeout(delivery),
      ...dependencies(fleet, delivery, applied),
    };
    if (payload.kind !== "kustomize") {
      new FluxKustomization(this, "kustomization", {
        ...shared,
        source: from(applied.namespace, own),
        path: `./${deliveryPath(delivery)}`,
      });
      return;
    }
    const source = payload.git === undefined ? own : this.foreign(delivery, payload.git, payload, applied.namespace);
    new FluxKustomization(this, "kustomization", {
      ...shared,
      source: from(applied.namespace, source),
      path: `./${payload.path}`,
      targetNamespace: delivery.namespace,
      ...given({ images: payload.image === undefined ? undefined : [kustomizeImage(payload.image)] }),
    });
  }

  /** The source of a folder in another repository, at the tag of the version map. */
  private foreign(
    { name, home, component, timing }: Delivery,
    git: NonNullable<KustomizePayload["git"]>,
    { secret }: KustomizePayload,
    namespace: string,
  ): Source {
    new FluxGitRepository(this, "source", {
      name,
      namespace,
      labels: labels(home, component),
      url: git.url,
      reference: { tag: git.tag },
      interval: timing.drift,
      ...given({ secret }),
    });
    return { kind: "GitRepository", name, namespace };
  }
}

function dependencies(fleet: Overview, { needs, waitsFor, cluster }: Delivery, { namespace }: Applied) {
  const platform = fleet.cluster(cluster).flux.namespace;
  const names = waitsFor === undefined ? needs : [...needs, waitsFor];
  if (names.length === 0) return {};
  return {
    dependsOn: names.map((name) => {
      const target = fleet.delivery(name);
      const at = target === undefined ? platform : appliedAt(fleet, target.home, target.cluster).namespace;
      return at === namespace ? { name } : { name, namespace: at };
    }),
  };
}

/** The namespaces of an environment: what everything else in it waits for. */
export class NamespaceKustomization extends Construct {
  constructor(scope: Construct, fleet: Overview, environment: Environment) {
    super(scope, `namespaces-environment-${environment.name}`);
    const home: Home = { kind: "environment", name: environment.name };
    const applied = appliedByPlatform(fleet, environment.cluster);
    new FluxKustomization(this, "kustomization", {
      name: namespacesName(environment.name),
      ...applied,
      labels: labels(home),
      ...times(environment.timing),
      source: from(applied.namespace, platformSource(fleet, environment)),
      path: `./${namespacesPath(home)}`,
    });
  }
}

/** The namespaces of a cluster's own components. */
export class ClusterNamespaceKustomization extends Construct {
  constructor(scope: Construct, fleet: Overview, cluster: string) {
    super(scope, `namespaces-cluster-${cluster}`);
    const home: Home = { kind: "cluster", name: cluster };
    const applied = appliedByPlatform(fleet, cluster);
    new FluxKustomization(this, "kustomization", {
      name: clusterNamespacesName(cluster),
      ...applied,
      labels: labels(home),
      ...times(fleet.cluster(cluster).timing),
      source: from(applied.namespace, clusterSource(fleet, fleet.cluster(cluster))),
      path: `./${namespacesPath(home)}`,
    });
  }
}

/**
 * The entry of an environment or cluster: it applies the Flux objects that do the work, and does not wait for them, so
 * that a component that fails never holds back the definition of another.
 */
export class RootKustomization extends Construct {
  constructor(scope: Construct, fleet: Overview, home: Home, cluster: string) {
    super(scope, `root-${home.kind}-${home.name}`);
    const at = fleet.cluster(cluster);
    const applied = appliedByPlatform(fleet, cluster);
    // Objects in a namespace that does not exist yet would fail the whole entry.
    const first = home.kind === "environment" && at.flux.locked && at.delivery === "flux";
    new FluxKustomization(this, "kustomization", {
      name: home.kind === "cluster" ? clusterRootName(home.name) : rootName(home.name),
      ...applied,
      labels: labels(home),
      ...times(home.kind === "cluster" ? at.timing : fleet.environment(home.name).timing),
      source: from(applied.namespace, clusterSource(fleet, at)),
      path: `./${entryPath(home, "flux")}`,
      wait: false,
      ...(first ? { dependsOn: [{ name: namespacesName(home.name) }] } : {}),
    });
  }
}
