import type { IsoDate } from "./scalars.ts";

/** A difference that somebody signed for. */
export interface Allowance<Components extends string> {
  readonly component?: Components;
  readonly property?: string;
  readonly setting?: string;
  readonly field?: string;
  /** @default "any" */
  readonly relation?: "any" | "atLeast" | "atMost";
  readonly reason: string;
  readonly until?: IsoDate;
}

/** Two environments that must stay in step. */
export interface Contract<Environments extends string, Components extends string> {
  readonly between: readonly [Environments, Environments];
  readonly allow: readonly Allowance<Components>[];
}
