import type { Fleet } from "./fleet.ts";
import type { Hold, Hotfix } from "./promotion.ts";

/** An exact version (a tag, a digest, a chart's version), or `"none"` where the component is not there yet. */
export type Version = string;

type Versioned<Results> = { [Name in keyof Results]: unknown extends Results[Name] ? Name : never }[keyof Results];

type Row<Name, Environments extends string, Presence> = {
  readonly [Place in Name extends keyof Presence
    ? unknown extends Presence[Name]
      ? Environments
      : Presence[Name] & string
    : Environments]: Version;
};

/**
 * The version map of a fleet, component first: a promotion is a change of one line.
 * Every component with a version has a row, every environment (or cluster) where it runs has a place in it.
 * With the layout `"branch"` the map is flat: the branch is the environment.
 */
export type Versions<Policy> =
  Policy extends Fleet<
    infer _Clusters,
    infer Environments,
    infer Results,
    infer Presence,
    infer _Identity,
    infer _Settings,
    infer Shape
  >
    ? Shape extends "branch"
      ? { readonly [Name in Versioned<Results>]: Version }
      : { readonly [Name in Versioned<Results>]: Row<Name, Environments, Presence> }
    : never;

type Held<Environment, Results, Environments extends string, Presence, Entry> = {
  readonly [Name in Versioned<Results> as Environment extends keyof Row<Name, Environments, Presence>
    ? Name
    : never]?: Entry;
};

type Beside<Policy, Entry> =
  Policy extends Fleet<
    infer _Clusters,
    infer Environments,
    infer Results,
    infer Presence,
    infer _Identity,
    infer _Settings,
    infer Shape
  >
    ? Shape extends "branch"
      ? { readonly [Name in Versioned<Results>]?: Entry }
      : { readonly [Environment in Environments]?: Held<Environment, Results, Environments, Presence, Entry> }
    : never;

/**
 * Versions that must not come, by environment and component: the export `holds` beside the version map. With the
 * layout `"branch"` by component alone.
 */
export type Holds<Policy> = Beside<Policy, Hold>;

/**
 * Versions that came in from the side, by environment and component: the export `hotfixes` beside the version map.
 * With the layout `"branch"` by component alone.
 */
export type Hotfixes<Policy> = Beside<Policy, Hotfix>;
