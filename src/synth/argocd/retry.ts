import type { ArgoRetry } from "../../constructs/argocd/sync-policy.ts";
import type { Delivery } from "../../model/model.ts";

/** Attempts after which a sync gives up, where only another one can take up what changed since. */
const attempts = 10;

/**
 * How a failed sync is tried again, at the pace that Flux keeps too.
 *
 * A sync keeps the source that it began with, whatever the Application says meanwhile: with `refresh` it takes up newer
 * commits of that source, and no more. Where a version, values or an image stand in the Application itself, the fix
 * arrives as another source, so the sync has to end for the next one to begin. Everything else is retried without end.
 */
export function retry({ payload, sync, timing }: Delivery): ArgoRetry | undefined {
  if (sync === "manual") return undefined;
  const { retry: duration } = timing;
  return { limit: isFixed(payload) ? -1 : attempts, duration, factor: 1, maxDuration: duration };
}

/** Whether the source of the Application stays the same when versions and values change. */
function isFixed(payload: Delivery["payload"]): boolean {
  switch (payload.kind) {
    case "workload":
    case "manifests":
      return true;
    case "git-chart":
      return payload.git === undefined && payload.valuesFile !== undefined;
    case "kustomize":
    case "repository-chart":
      return false;
  }
}
