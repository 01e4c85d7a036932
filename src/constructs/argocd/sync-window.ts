import type { Duration } from "../../policy/scalars.ts";

/**
 * When Applications may be synced, or may not. Selectors are alternatives unless `andOperator` is set, and a window
 * that selects nothing means nothing.
 */
export interface ArgoSyncWindow {
  /** `"deny"` beats `"allow"`; once a window allows, all other times are denied. */
  readonly kind: "allow" | "deny";
  /** Five cron fields: minute, hour, day, month, weekday. */
  readonly schedule: string;
  /** A Go duration; there are no days: `"24h"`. */
  readonly duration: Duration;
  /** An IANA name, `"Europe/Berlin"`; what Argo CD does not know counts as UTC. @default - UTC */
  readonly timeZone?: string;
  /** Names of Applications; patterns with `*`. */
  readonly applications?: readonly string[];
  /** Destination namespaces; patterns with `*`. */
  readonly namespaces?: readonly string[];
  /** Destination clusters; patterns with `*`. */
  readonly clusters?: readonly string[];
  /** Whether people may sync while the window denies. @default - false */
  readonly manualSync?: boolean;
  /** Whether all selectors must fit. @default - false */
  readonly andOperator?: boolean;
  /** @default - none */
  readonly description?: string;
}
