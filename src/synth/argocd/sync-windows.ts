import type { ArgoSyncWindow } from "../../constructs/argocd/sync-window.ts";
import type { Environment } from "../../model/model.ts";
import { given } from "../given.ts";
import type { Overview } from "../overview.ts";

/**
 * When the Applications of a project may sync by themselves: the windows of the environments that share it; nothing
 * where none has any. People may sync at any time, or a rollback would have to wait.
 */
export function syncWindows(
  fleet: Overview,
  environments: readonly Environment[],
): readonly ArgoSyncWindow[] | undefined {
  const windows = environments.flatMap((environment) =>
    environment.windows.map(
      ({ schedule, duration, timeZone }): ArgoSyncWindow => ({
        kind: "allow",
        schedule,
        duration,
        ...given({ timeZone }),
        applications: environments.length === 1 ? ["*"] : applicationsOf(fleet, environment),
        manualSync: true,
      }),
    ),
  );
  return windows.length === 0 ? undefined : windows;
}

/** By their names: a pattern for "live" would be one for "eu-live" too. */
function applicationsOf(fleet: Overview, { name }: Environment): readonly string[] {
  return fleet.deliveries({ kind: "environment", name }, "argocd").map((delivery) => delivery.name);
}
