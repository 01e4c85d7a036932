import type { Intervals, Sync } from "./engine.ts";
import type { NamespacePolicy } from "./namespace.ts";
import type { PromotionPolicy } from "./promotion.ts";

/** One environment: where it runs, how it behaves, what it is called, and how versions come into it. */
export type EnvironmentPolicy<
  Clusters extends string,
  Others extends string,
  Identity extends string,
  Settings,
> = EnvironmentBase<Clusters, Others, Identity, Settings> & Promotion<Others>;

/** Where nothing is promoted from, there is nothing to say about it. */
type Promotion<Others extends string> = string extends Others
  ? PromotionPolicy
  :
      | (PromotionPolicy & { readonly promotesFrom: Others })
      | { readonly [Field in "promotesFrom" | keyof PromotionPolicy]?: never };

type EnvironmentBase<
  Clusters extends string,
  Others extends string,
  Identity extends string,
  Settings,
> = NamespacePolicy & {
  readonly cluster: Clusters;
  /** Whether merged changes are applied at once or wait for a person. */
  readonly sync: Sync;
  /**
   * The environment whose versions this one receives.
   * @default - none: new versions enter here
   */
  readonly promotesFrom?: Others;
  /** Names that must differ: buckets, secrets, accounts. Every environment has the same keys. */
  readonly identity: { readonly [Key in Identity]: string };
  /** The namespace of the components that name none of their own. @default - the environment's name */
  readonly namespace?: string;
  /** The DNS domain below which the environment's hosts lie. */
  readonly domain?: string;
  /** With the layout `"branch"`: the branch that the environment follows. @default - the environment's name */
  readonly branch?: string;
  /** The Argo CD project of the environment's Applications. @default - `<repository>-<environment>` */
  readonly project?: string;
  /**
   * Flux alone: each component waits until the same component is healthy in that environment, in the same cluster.
   * The price: a broken lower environment then holds back every change here, fixes and rollbacks included.
   * @default - no waiting
   */
  readonly waitsFor?: Others;
  readonly intervals?: Intervals;
} & ({} extends Settings ? { readonly settings?: Settings } : { readonly settings: Settings });
