import type { ApplicationProps } from "../../../imports/argocd/application.ts";
import type { Duration } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";

/** How a failed sync is tried again. */
export interface ArgoRetry {
  /** How many times; negative for without end. @default -1 */
  readonly limit?: number;
  /** The wait before the first retry, a Go duration. @default "30s" */
  readonly duration?: Duration;
  /** What each further wait is multiplied by. @default 2 */
  readonly factor?: number;
  /** The longest wait, a Go duration. @default "5m" */
  readonly maxDuration?: Duration;
}

/** How and when an Application is synced. */
export interface ArgoSyncProps {
  /** Whether changes in Git, drift and removed objects are put right at once, or a person starts each sync. */
  readonly sync: "automatic" | "manual";
  /**
   * How a failed sync is tried again. Without any, Argo CD gives a commit up after five attempts in three minutes.
   * An automatic sync that is being retried takes up newer commits; a manual one stays with the commit that the
   * person chose.
   * @default - without end, 30s to 5m apart, where the sync is automatic; none where it is manual
   */
  readonly retry?: ArgoRetry;
  /**
   * Argo CD's sync options.
   * Server-side apply is what Flux does too, and the only way for definitions too large for the annotation that
   * client-side apply keeps (256 KiB). `CreateNamespace=true` is left out on purpose: a namespace that Argo CD creates
   * on the way has no quota, no isolation and no owner.
   * @default ["ServerSideApply=true"]
   */
  readonly syncOptions?: readonly string[];
}

type SyncPolicy = NonNullable<ApplicationProps["spec"]["syncPolicy"]>;

/** The `syncPolicy` of an Application. A manual one has no `automated` key at all. */
export function syncPolicy({ sync, retry, syncOptions = ["ServerSideApply=true"] }: ArgoSyncProps): SyncPolicy {
  const automatic = sync === "automatic";
  return draft<SyncPolicy>({
    automated: automatic ? { prune: true, selfHeal: true } : undefined,
    retry: automatic ? { ...retryFields(retry), refresh: true } : retry && retryFields(retry),
    syncOptions: syncOptions.length === 0 ? undefined : syncOptions,
  });
}

const retryFields = ({ limit = -1, duration = "30s", factor = 2, maxDuration = "5m" }: ArgoRetry = {}) => ({
  limit,
  backoff: { duration, factor, maxDuration },
});
