import type { IsoDate } from "./scalars.ts";
import type { Others } from "./varying.ts";

/** What of a component may differ between environments; `in` is whether it is there at all. */
export type ComponentProperty = "cpu" | "cpuLimit" | "in" | "memory" | "path" | "replicas" | "sync";

/**
 * What of an environment may differ beside settings and identity, whole or a part of it. `cluster` is everything that
 * the policy says about the cluster: its intervals, its tenancy, its webhook. `notifications` is who is told.
 */
export type EnvironmentProperty =
  | "cluster"
  | "domain"
  | "intervals"
  | `intervals.${"drift" | "poll" | "retry" | "timeout"}`
  | "limits"
  | `limits.${"default" | "max" | "request"}`
  | `limits.${"default" | "max" | "request"}.${"cpu" | "memory"}`
  | "network"
  | `network.${"addresses" | "from" | "to"}`
  | "notifications"
  | "podSecurity"
  | "quota"
  | `quota.${"cpu" | "limits" | "memory" | "objects" | "pods" | "storage"}`
  | `quota.limits.${"cpu" | "memory"}`
  | "sync"
  | "waitsFor";

type Leaf = string | number | boolean | null | undefined | readonly unknown[];

type Members<Settings> = Settings extends Leaf ? never : Settings extends object ? keyof Settings & string : never;

type Member<Settings, Key extends string> = Settings extends { readonly [Each in Key]?: infer Value } ? Value : never;

/** So many levels a path may go down: without an end the compiler would follow a type that holds itself for ever. */
type Levels = readonly [1, 2, 3, 4];

/**
 * The dotted path of a setting, or of a group of settings, four levels deep at most; lists are one setting. Settings of
 * all variants count.
 */
export type SettingPath<Settings, Left extends readonly number[] = Levels> = Left extends readonly [
  number,
  ...infer Rest extends readonly number[],
]
  ? { [Key in Members<Settings>]: Key | `${Key}.${SettingPath<Member<Settings, Key>, Rest>}` }[Members<Settings>]
  : never;

interface Signed {
  /** Why the difference is right, for whoever reads the contract next. */
  readonly reason: string;
  /** For a debt: the last day on which the difference is allowed. @default - it never ends */
  readonly until?: IsoDate;
}

/**
 * How the environment that receives versions stands to the one that it receives them from (the second of `between` to
 * the first where neither promotes to the other): quantities, durations, numbers and versions compare by value.
 * `"oneOf"`: its value is one of `values`.
 */
type Related =
  | { readonly relation: "oneOf"; readonly values: readonly [Scalar, ...Scalar[]] }
  | { readonly relation?: "any" | "atLeast" | "atMost"; readonly values?: None };

/** No list at all. `never` would have the editor offer "oneOf" only once `values` are written. */
type None = readonly [never];

type Scalar = string | number | boolean;

/**
 * A difference that somebody signed for: a setting, a property of a component or of an environment, with everything
 * that it alone causes, or one rendered field.
 */
export type Allowance<Components extends string, Settings = unknown> = Signed &
  Related &
  (
    | {
        readonly setting: unknown extends Settings ? string : SettingPath<Settings>;
        readonly component?: never;
        readonly property?: never;
        readonly environment?: never;
        readonly field?: never;
        readonly kind?: never;
      }
    | {
        readonly component: Components;
        readonly property: ComponentProperty;
        readonly setting?: never;
        readonly environment?: never;
        readonly field?: never;
        readonly kind?: never;
      }
    | {
        readonly environment: EnvironmentProperty;
        readonly component?: never;
        readonly property?: never;
        readonly setting?: never;
        readonly field?: never;
        readonly kind?: never;
      }
    | {
        /**
         * A field of rendered objects as findings name it, `spec.template.spec.containers[web].image`; `*` stands for
         * one step, `**` for any number of them.
         */
        readonly field: string;
        /** The kind of the objects. @default - any */
        readonly kind?: string;
        /** The component that the objects belong to. @default - any */
        readonly component?: Components;
        readonly property?: never;
        readonly setting?: never;
        readonly environment?: never;
      }
  );

/** Two names, not one twice. */
type Pair<Names extends string> = { readonly [First in Names]: readonly [First, Others<Names, First>] }[Names];

/** Two environments that must stay in step. */
export interface Contract<Environments extends string, Components extends string, Settings = unknown> {
  /** They are compared at the versions of the one that the other receives them from. */
  readonly between: Pair<Environments>;
  /** @default - nothing may differ but identity */
  readonly allow?: readonly Allowance<Components, Settings>[];
}
