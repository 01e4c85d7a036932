import type { IsoDate } from "./scalars.ts";

/** Ids of the rules that a policy can turn down. What makes a policy unreadable cannot be waived. */
export const ruleIds = ["x"] as const;

export type RuleId = (typeof ruleIds)[number];

/** A rule turned down: never silently, and with an end. */
export interface Waiver {
  /** `"off"` still counts in the summary. */
  readonly severity: "warning" | "off";
  readonly reason: string;
  /** The last day of the waiver. */
  readonly until: IsoDate;
}

export type Waivers = { readonly [Id in RuleId]?: Waiver };
