import type { Duration, GitUrl, Minor } from "./scalars.ts";

/** The controller that applies a component: Flux or Argo CD. */
export type Engine = "flux" | "argocd";

/** Whether a controller applies a change by itself, or waits for a person (Argo CD alone can wait). */
export type Sync = "automatic" | "manual";

/** How often a controller looks, and how long it waits. */
export interface Intervals {
  /**
   * How often Git is asked for new commits.
   * An environment that sets it gets a source of its own.
   * @default "1m"
   */
  readonly poll?: Duration;
  /**
   * How often what runs is compared with Git and put right. Flux asks for at least `"60s"`.
   * @default "1h"
   */
  readonly drift?: Duration;
  /**
   * How soon a failed attempt is tried again.
   * @default "2m"
   */
  readonly retry?: Duration;
  /**
   * How long one attempt may take until everything it applied is healthy.
   * @default "5m"
   */
  readonly timeout?: Duration;
}

/** The releases that the manifests must be valid for. */
export interface Targets {
  /** @default "1.35" */
  readonly kubernetes?: Minor;
  /** @default "2.9" */
  readonly flux?: Minor;
  /** @default "3.5" */
  readonly argocd?: Minor;
}

/** How Flux is installed in a cluster. */
export interface FluxInstallation {
  /**
   * The namespace of the controllers.
   * @default "flux-system"
   */
  readonly namespace?: string;
  /**
   * `"locked"` for controllers that run with `--no-cross-namespace-refs` and `--default-service-account`:
   * every environment then has its own source, service account and Flux objects in its own namespace.
   * @default "open"
   */
  readonly tenancy?: "open" | "locked";
  /**
   * Lets GitHub announce a push instead of waiting for the next poll.
   * `secret` names the Secret that holds the webhook's `token`.
   */
  readonly receiver?: { readonly secret: string };
}

/** How Argo CD is installed in a cluster. */
export interface ArgoCdInstallation {
  /**
   * The namespace of Argo CD: Applications and AppProjects live there.
   * @default "argocd"
   */
  readonly namespace?: string;
  /**
   * The cluster as Argo CD knows it.
   * @default { server: "https://kubernetes.default.svc" }, the cluster that Argo CD runs in
   */
  readonly destination?: { readonly server: string } | { readonly name: string };
}

/** One Kubernetes cluster. */
export interface ClusterPolicy {
  /** What delivers a component that does not say otherwise. */
  readonly delivery: Engine;
  readonly flux?: FluxInstallation;
  readonly argocd?: ArgoCdInstallation;
  /** Sync and intervals of what belongs to the cluster itself. */
  readonly intervals?: Intervals;
  /**
   * A file for scripts that lists the versions of the cluster's components as `MINIO_VERSION=5.0.0`, from the root of
   * the repository.
   * @default - no file
   */
  readonly versionsFile?: `${string}.env`;
}

/** The Git repository that holds the policy and `dist/`. */
export interface RepositoryPolicy {
  readonly owner: string;
  readonly name: string;
  readonly visibility: "public" | "private" | "internal";
  /**
   * The plan of the owner's GitHub account: it decides which gates GitHub really enforces.
   * @default "free"
   */
  readonly plan?: "free" | "team" | "enterprise";
  /**
   * Where the controllers clone from.
   * @default `https://github.com/<owner>/<name>`
   */
  readonly url?: GitUrl;
  /**
   * The branch that the controllers follow; with the layout `"branch"` the one that holds the Flux and Argo CD
   * objects themselves.
   * @default "main"
   */
  readonly branch?: string;
  /**
   * The Secret with Flux's credentials for the repository, in the namespace of the source: `username` and `password`
   * for https, `identity` and `known_hosts` for ssh. Argo CD keeps repository credentials in its own settings.
   */
  readonly secret?: string;
}
