import type { Cpu, Memory } from "./scalars.ts";

/** The Pod Security Standard that a namespace enforces. */
export type PodSecurity = "privileged" | "baseline" | "restricted";

/** CPU and memory together, as a container states them. */
export interface Amounts {
  readonly cpu?: Cpu;
  readonly memory?: Memory;
}

/** The most that a namespace may take: a ResourceQuota. */
export interface Quota {
  /** Sum of the CPU requests. */
  readonly cpu?: Cpu;
  /** Sum of the memory requests. */
  readonly memory?: Memory;
  /** Sums of the limits. */
  readonly limits?: Amounts;
  readonly pods?: number;
  /** Sum of the storage requests of all PersistentVolumeClaims. */
  readonly storage?: Memory;
  /** Counts of objects by resource: `{ "services.loadbalancers": 0, "count/jobs.batch": 20 }`. */
  readonly objects?: { readonly [resource: string]: number };
}

/** What a container gets that states nothing, and the most that it may state: a LimitRange. */
export interface ContainerLimits {
  /** Limits of a container that states none; without `cpu` it may use what is idle. */
  readonly default: { readonly cpu?: Cpu; readonly memory: Memory };
  /** Requests of a container that states none. */
  readonly request: Required<Amounts>;
  /** The largest limits that a container may state. */
  readonly max?: Amounts;
}

/**
 * Isolation by NetworkPolicies: everything is refused but DNS, the namespace itself and what is listed here.
 * It holds only where the cluster's network plugin enforces NetworkPolicies.
 */
export interface Isolation {
  /** Namespaces whose pods may connect to this one's, for instance the ingress controller's. */
  readonly from?: readonly string[];
  /** Namespaces that this one's pods may connect to. */
  readonly to?: readonly string[];
  /** Addresses outside the cluster that pods may connect to; all ports where none is listed. */
  readonly addresses?: readonly { readonly cidr: string; readonly ports?: readonly number[] }[];
}

/** What a namespace of an environment is given beside its name. */
export interface NamespacePolicy {
  /**
   * The Pod Security Standard that is enforced; the next stricter one is warned about.
   * @default "baseline"
   */
  readonly podSecurity?: PodSecurity;
  /** @default - no ResourceQuota */
  readonly quota?: Quota;
  /** @default - no LimitRange; a quota on CPU or memory asks for one */
  readonly limits?: ContainerLimits;
  /** @default "open", no NetworkPolicies; `"isolated"` allows DNS and the namespace itself only */
  readonly network?: "open" | "isolated" | Isolation;
}

/**
 * A namespace of a component's own, by its name or with what it is given. `{name}` in the name stands for the
 * environment (or cluster): environments that share a cluster need namespaces of their own, `"cache-{name}"`.
 */
export type NamespaceChoice = string | (NamespacePolicy & { readonly name: string });
