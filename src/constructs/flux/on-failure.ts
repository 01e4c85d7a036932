import type { Duration } from "../../policy/scalars.ts";

/** What follows a failed install or upgrade. */
export interface FailureProps {
  /**
   * After a failed upgrade: `"rollback"` goes back to the last release that worked, `"retry"` tries again in place,
   * what databases and operators need. Left to itself Flux does neither.
   */
  readonly onFailure: "rollback" | "retry";
  /** With `"rollback"`: how often an install or upgrade is tried again before Flux gives up on it. @default 3 */
  readonly retries?: number;
  /** With `"retry"`: how soon it is tried again, a Go duration. @default "5m" */
  readonly retryInterval?: Duration;
}

/** The fields of a HelmRelease that say what follows a failure, on install and on upgrade. */
export function onFailureFields({ onFailure, retries = 3, retryInterval = "5m" }: FailureProps) {
  if (onFailure === "retry") {
    const strategy = { name: "RetryOnFailure", retryInterval } as const;
    return { install: { strategy }, upgrade: { strategy } };
  }
  const strategy = { name: "RemediateOnFailure" } as const;
  return {
    // A first install that failed for good stays as it is, to be looked at: there is nothing to go back to.
    install: { strategy, remediation: { retries } },
    upgrade: { strategy, remediation: { retries, remediateLastFailure: true, strategy: "rollback" } },
  } as const;
}
