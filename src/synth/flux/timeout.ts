import { milliseconds, multiplyDuration, parseDuration, type Duration as Span } from "../../model/duration.ts";
import type { Delivery } from "../../model/model.ts";
import type { Duration } from "../../policy/index.ts";

/** How often Flux tries an install or an upgrade again before it gives up on it. */
export const retries = 2;

const minute = 60_000;

/**
 * How long the Kustomization of a delivery may wait. A release may need all its attempts, so its Kustomization waits for
 * them and a minute more, though not for what Helm takes to roll back in between; everything else has one attempt.
 */
export function kustomizationTimeout({ payload, timing }: Delivery): Duration {
  if (payload.kind !== "repository-chart" && payload.kind !== "git-chart") return timing.timeout;
  const one = parseDuration(timing.timeout);
  const all = one === undefined ? undefined : multiplyDuration(one, retries + 1);
  if (all === undefined) return timing.timeout;
  return minutes(all);
}

function minutes(span: Span): Duration {
  return `${Math.ceil(milliseconds(span) / minute) + 1}m`;
}
