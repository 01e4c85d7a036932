import type { Duration, IsoDate } from "./scalars.ts";

/** A span of time that people wait: `"30m"`, `"4h"`, `"2d"`, `"1w"`. A day has 24 hours. */
export type Span = `${number}${"m" | "h" | "d" | "w"}`;

/** Who has to agree before a change of an environment is merged. */
export interface Approvals {
  /** The team of the repository's owner, by its slug. */
  readonly team: string;
  /** @default 1 */
  readonly count?: number;
}

/** Days on which nothing is promoted into an environment. */
export interface Freeze {
  readonly from: IsoDate;
  /** The last day of the freeze. */
  readonly until: IsoDate;
  readonly reason: string;
}

/** When versions may be promoted into an environment, again and again. */
export interface Window {
  /** When the window opens: five cron fields, minute, hour, day, month, weekday. */
  readonly schedule: string;
  /** How long it stays open, at most a week: `"8h"`. */
  readonly duration: Duration;
  /** An IANA name, `"Europe/Berlin"`. @default "UTC" */
  readonly timeZone?: string;
}

/** How versions come into an environment that receives them. */
export interface PromotionPolicy {
  /**
   * `"pull-request"`: by a pull request that somebody or something opens; `"commit"`: automation commits them;
   * `"manual"`: nothing but a person starts a promotion.
   * @default "pull-request"
   */
  readonly mode?: "pull-request" | "commit" | "manual";
  /**
   * How long a version has to be in the source environment, without a break, on the default branch.
   * @default - no time
   */
  readonly soak?: Span;
  /** Names of checks that have to be green on the change. */
  readonly gates?: readonly string[];
  readonly approvals?: Approvals;
  readonly freeze?: readonly Freeze[];
  /** @default - at any time */
  readonly window?: readonly Window[];
  /** How long a version may be older than that of the source environment. @default - for ever */
  readonly maxSkew?: Span;
}

/** A version, or several, that must not come, by environment and component; with the layout `"branch"` by component. */
export interface Hold {
  /** The version, or a list of versions: `"1.9.0"`, `["1.9.0", "1.8.9"]`. */
  readonly not: string | readonly [string, ...string[]];
  readonly reason: string;
  /** The last day of the hold. */
  readonly until: IsoDate;
}

/** A version that came in from the side: a debt until the source environment has it, or a later one. */
export interface Hotfix {
  readonly version: string;
  readonly reason: string;
  /** The last day on which the source environment may be without it. */
  readonly until: IsoDate;
}
