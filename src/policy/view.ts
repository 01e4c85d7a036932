/** What a component's functions are given for one environment. */
export interface EnvironmentView<Environments extends string, Identity extends string, Settings> {
  /** The environment. Branching on it hides a setting: prefer `settings`. */
  readonly name: Environments;
  /** The component's version here, from the version map. */
  readonly version: string;
  /** Behaviour, equal under a parity contract. */
  readonly settings: Settings;
  /** What must differ by nature; `namespace` is where the component runs, `domain` the environment's. */
  readonly identity: { readonly [Key in Identity | "namespace" | "domain"]: string };
}

/** What a component of scope `"cluster"` is given. */
export interface ClusterView<Clusters extends string> {
  readonly name: Clusters;
  readonly version: string;
  readonly identity: { readonly namespace: string };
}

/** A view for components that have no version. */
export type Unversioned<View> = Omit<View, "version">;
