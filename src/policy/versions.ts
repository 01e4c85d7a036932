import type { Fleet } from "./fleet.ts";

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
