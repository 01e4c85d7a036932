import type { Construct } from "constructs";
import type { Engine, Intervals, Sync } from "./engine.ts";
import type { NamespaceChoice } from "./namespace.ts";
import type { ChartRepository, Cpu, GitUrl, JsonObject, Memory } from "./scalars.ts";
import type { Varying } from "./varying.ts";
import type { ClusterView, EnvironmentView, Unversioned } from "./view.ts";

/** Whether a component runs in each environment, or once per cluster (operators, custom resource definitions). */
export type Scope = "environment" | "cluster";

/** What every component has. */
export interface ComponentBase<Names extends string, Components extends string> {
  /** Components that must be healthy before this one is applied. One engine in one cluster can enforce it. */
  readonly needs?: readonly Components[];
  /** @default - the delivery of the cluster */
  readonly delivery?: Engine;
  /** @default - the sync of the environment */
  readonly sync?: Varying<Sync, Names>;
  /** @default - the namespace of the environment; the component's name where the scope is "cluster" */
  readonly namespace?: NamespaceChoice;
  /** @default - the intervals of the environment or cluster; `poll` has no meaning here */
  readonly intervals?: Omit<Intervals, "poll">;
  /**
   * Kinds outside namespaces that the component installs, as `group/Kind` (`"rbac.authorization.k8s.io/ClusterRole"`,
   * `"/Node"` for the core group): the AppProject allows these and no others.
   * @default - none; for scope "cluster" what operators install: definitions, cluster roles, webhooks, classes
   */
  readonly clusterKinds?: readonly `${string}/${string}`[];
  /**
   * Namespaces beside its own that the component puts objects into, as operators do with `kube-system`: the AppProject
   * allows them as destinations.
   * @default - none
   */
  readonly alsoIn?: readonly string[];
  /**
   * `"one-minor"`: the version moves up by one minor at a time and never down, as Kubernetes and Talos ask.
   * @default - any version may follow any other
   */
  readonly upgrade?: "one-minor";
}

/** A chart in a Helm repository: the version map names the chart's version. */
export interface RepositoryChart {
  /** Name of the chart in its repository. */
  readonly chart: string;
  readonly repository: ChartRepository;
  /** The Secret with credentials for the repository, for Flux, beside the release. */
  readonly secret?: string;
}

/** A chart at a path in a Git repository. */
export interface GitChart {
  /** Folder of the chart, from the root of the repository. */
  readonly path: string;
  /**
   * Another repository: the version map names a tag of it.
   * @default - this repository: the chart moves with the commit, the version reaches it through `values` alone
   */
  readonly git?: GitUrl;
  /** The Secret with credentials for that repository, for Flux. */
  readonly secret?: string;
}

/** A Helm release. The release's name is the component's. */
export interface HelmComponent<Names extends string, Components extends string, View>
  extends ComponentBase<Names, Components> {
  readonly helm: RepositoryChart | GitChart;
  /** Values of the release. Secrets are referred to by name, never written here. */
  readonly values?: (view: View) => JsonObject;
  /**
   * A file that is to hold the values, from the root of the repository, with `{name}` for the environment:
   * `"deploy/env/{name}/values.yaml"`. Argo CD reads it there; only for charts of this repository.
   * @default - the values stand in the release itself
   */
  readonly valuesFile?: `${string}{name}${string}`;
  /**
   * Secrets that must exist in the namespace before the release can become healthy.
   * They are listed in `dist/<environment>/secrets.json`; Lockstep never renders a Secret.
   */
  readonly secrets?: (view: View) => readonly RequiredSecret[];
  /**
   * After a failed upgrade: `"rollback"` goes back to the last release that worked, `"retry"` tries again in place
   * (what databases and operators need). Flux only; Argo CD always retries.
   * @default "rollback"
   */
  readonly onFailure?: "rollback" | "retry";
}

/** A Secret that somebody else provides. */
export interface RequiredSecret {
  readonly name: string;
  /** @default "Opaque" */
  readonly type?: "Opaque" | "kubernetes.io/dockerconfigjson" | "kubernetes.io/tls" | "kubernetes.io/basic-auth";
  /** Keys that must be present. @default - any */
  readonly keys?: readonly string[];
}

/** How a container is asked whether it is well; paths are requested over HTTP on the component's port. */
export interface Probes {
  /** @default - no startup probe */
  readonly startup?: string;
  /** @default - a TCP connection to the port */
  readonly readiness?: string;
  /** @default - no liveness probe */
  readonly liveness?: string;
}

/** A service of our own: Deployment, Service, PodDisruptionBudget and, with a host, Ingress. */
export interface WorkloadComponent<Names extends string, Components extends string, View>
  extends ComponentBase<Names, Components> {
  /**
   * Image without a tag: the version map names the tag or the digest. It runs as the numeric user that the image names,
   * which must not be root, and writes to `/tmp` alone, so that the strictest Pod Security Standard holds.
   */
  readonly image: string;
  /** The port that the container listens on. */
  readonly port: number;
  /** @default 1 */
  readonly replicas?: Varying<number, Names>;
  /** CPU request of one replica. @default "100m" */
  readonly cpu?: Varying<Cpu, Names>;
  /** Memory of one replica: request and limit alike. @default "128Mi" */
  readonly memory?: Varying<Memory, Names>;
  /** CPU limit of one replica. @default - that of the environment's `limits.default`, and none without: idle CPU can be used */
  readonly cpuLimit?: Varying<Cpu, Names>;
  /** Environment variables. */
  readonly env?: (view: View) => { readonly [name: string]: string };
  /** Names of Secrets whose keys become environment variables. */
  readonly envFrom?: (view: View) => readonly string[];
  /** Names of Secrets with credentials for the image's registry. */
  readonly pullSecrets?: readonly string[];
  readonly probes?: Probes;
  /** The host of the Ingress. It must end in the environment's domain. @default - no Ingress */
  readonly host?: (view: View) => string;
  /** @default - the cluster's default class */
  readonly ingressClass?: string;
  /** Name of the Secret with the certificate of the host. @default - no TLS section */
  readonly tlsSecret?: (view: View) => string;
}

/** A folder with a `kustomization.yaml` in a Git repository. */
export interface KustomizeComponent<Names extends string, Components extends string>
  extends ComponentBase<Names, Components> {
  readonly kustomize: OwnKustomization<Names> | GitKustomization<Names>;
}

/** A folder of this repository: the version map names the tag of its image. */
export interface OwnKustomization<Names extends string> {
  /** From the root of the repository. */
  readonly path: Varying<string, Names>;
  /** The image, without a tag, whose tag the version map names. */
  readonly image: string;
}

/** A folder of another repository: the version map names the tag of that repository. */
export interface GitKustomization<Names extends string> {
  /** From the root of that repository. */
  readonly path: Varying<string, Names>;
  readonly git: GitUrl;
  /** The Secret with credentials for that repository, for Flux. */
  readonly secret?: string;
}

/** Objects that a function builds from cdk8s constructs. It has no version. */
export interface ManifestsComponent<Names extends string, Components extends string, View, Result = unknown>
  extends ComponentBase<Names, Components> {
  /** Adds constructs to `scope`, a chart whose namespace is the component's. What it returns is not read. */
  readonly manifests: (scope: Construct, view: Unversioned<View>) => Result;
}

/**
 * Something that others install: an operator from a script, Kubernetes itself. Lockstep keeps its version and renders
 * nothing for it; a need for it is taken as met.
 */
export interface ExternalComponent<Names extends string, Components extends string>
  extends ComponentBase<Names, Components> {
  /** What installs it: `"deploy/lab/step3.md"`. */
  readonly external: string;
}

/** A component of any kind, for functions that are given `View`. */
export type ComponentOf<Names extends string, Components extends string, View, Result> =
  | HelmComponent<Names, Components, View>
  | WorkloadComponent<Names, Components, View>
  | KustomizeComponent<Names, Components>
  | ManifestsComponent<Names, Components, View, Result>
  | ExternalComponent<Names, Components>;

/** One thing that is delivered: a chart, a workload, a folder of manifests, or a function that builds them. */
export type Component<
  Clusters extends string,
  Environments extends string,
  Components extends string,
  Identity extends string,
  Settings,
  Result,
> =
  | (ComponentOf<Environments, Components, EnvironmentView<Environments, Identity, Settings>, Result> & {
      /** @default "environment" */
      readonly scope?: "environment";
      /** The environments where the component runs. @default - all */
      readonly in?: readonly Environments[];
    })
  | (ComponentOf<Clusters, Components, ClusterView<Clusters>, Result> & {
      readonly scope: "cluster";
      /** The clusters where the component runs. */
      readonly in: readonly Clusters[];
    });
