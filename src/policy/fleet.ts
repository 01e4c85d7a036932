import type { Component } from "./component.ts";
import type { ClusterPolicy, RepositoryPolicy, Targets } from "./engine.ts";
import type { EnvironmentPolicy } from "./environment.ts";
import type { NotificationPolicy } from "./notification.ts";
import type { Contract } from "./parity.ts";
import type { Waivers } from "./rules.ts";
import type { Others } from "./varying.ts";

/** Where environments live in Git: folders of one branch, or a branch each. */
export type Layout = "directory" | "branch";

/**
 * The whole policy. Names are type parameters and every reference to a name is checked against them.
 * `Results` and `Presence` record, component by component, what decides the shape of the version map: a function's
 * result (such a component has no version) and the names in `in`.
 */
export interface Fleet<
  Clusters extends string,
  Environments extends string,
  Results extends Record<string, unknown>,
  Presence extends Record<string, unknown>,
  Identity extends string,
  Settings,
  Shape extends Layout,
> {
  readonly repository: RepositoryPolicy;
  readonly targets?: Targets;
  /**
   * `"directory"`: one branch, a folder for each environment, a version for each environment.
   * `"branch"`: each environment follows its own branch; one flat version map, promotion is a merge.
   * @default "directory"
   */
  readonly layout?: Shape;
  readonly clusters: { readonly [Name in Clusters]: ClusterPolicy };
  readonly environments: {
    readonly [Name in Environments]: EnvironmentPolicy<
      NoInfer<Clusters>,
      NoInfer<Others<Environments, Name>>,
      Identity,
      Settings
    >;
  };
  readonly components: {
    readonly [Name in keyof Results]: Component<
      NoInfer<Clusters>,
      NoInfer<Environments>,
      NoInfer<Others<keyof Results & string, Name & string>>,
      NoInfer<Identity>,
      NoInfer<Settings>,
      Results[Name]
    >;
  } & { readonly [Name in keyof Presence]: { readonly in?: readonly Presence[Name][] } };
  /** Components that move together: none of a group is promoted without the others. */
  readonly together?: readonly (readonly NoInfer<keyof Results & string>[])[];
  /** Names of Flux Providers and what they are told. */
  readonly notifications?: { readonly [name: string]: NotificationPolicy<NoInfer<Environments>> };
  /** Pairs of environments that must stay in step, with the differences that somebody signed for. */
  readonly parity?: NoInfer<readonly Contract<Environments, keyof Results & string, Settings>[]>;
  /** Rules turned down, each with a reason and an end. */
  readonly rules?: Waivers;
}

/**
 * Declares the fleet. The first call takes the type of the environments' settings, the second the policy:
 * `defineFleet<Settings>()({ … })`. It returns the policy as it is; nothing is checked at run time here.
 */
export const defineFleet =
  <Settings = {}>() =>
  <
    const Clusters extends string,
    const Environments extends string,
    const Results extends Record<string, unknown>,
    const Presence extends Record<string, unknown>,
    const Identity extends string,
    const Shape extends Layout = "directory",
  >(
    fleet: Fleet<Clusters, Environments, Results, Presence, Identity, Settings, Shape>,
  ): Fleet<Clusters, Environments, Results, Presence, Identity, Settings, Shape> =>
    fleet;
