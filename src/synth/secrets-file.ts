import type { Home } from "../model/model.ts";
import type { ExtraFile } from "./extra-files.ts";
import { releaseHome } from "./flux/applied.ts";
import { notificationsFor } from "./flux/notifications.ts";
import { environmentSource } from "./flux/source.ts";
import { printJson } from "./header.ts";
import type { Overview } from "./overview.ts";
import { homePath } from "./paths.ts";

/** A Secret that somebody has to provide. */
interface Wanted {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  /** Empty where any keys will do, or where its reader decides. */
  readonly keys: readonly string[];
  readonly by: string;
}

/** The list of the Secrets that a home counts on: those of its components, and those of Flux itself. */
export function secretsFile(fleet: Overview, home: Home): readonly ExtraFile[] {
  const wanted = new Map<string, Wanted & { readonly neededBy: Set<string> }>();
  for (const secret of [...ofComponents(fleet, home), ...ofFlux(fleet, home)]) {
    const key = `${secret.namespace}/${secret.name}`;
    const before = wanted.get(key);
    if (before === undefined) wanted.set(key, { ...secret, neededBy: new Set([secret.by]) });
    else before.neededBy.add(secret.by);
  }
  if (wanted.size === 0) return [];
  const secrets = [...wanted.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { namespace, name, type, keys, neededBy }]) => ({
      namespace,
      name,
      type,
      ...(keys.length === 0 ? {} : { keys }),
      neededBy: [...neededBy],
    }));
  return [{ path: `${homePath(home)}/secrets.json`, text: printJson({ secrets }), by: `${home.kind} ${home.name}` }];
}

const opaque = { type: "Opaque", keys: [] } as const;

function* ofComponents(fleet: Overview, home: Home): Iterable<Wanted> {
  for (const engine of ["flux", "argocd"] as const)
    for (const delivery of fleet.deliveries(home, engine)) {
      const { component, namespace, secrets, payload } = delivery;
      for (const { name, type = "Opaque", keys = [] } of secrets) yield { namespace, name, type, keys, by: component };
      if (engine === "argocd" || !("secret" in payload) || payload.secret === undefined) continue;
      const at =
        payload.kind === "kustomize" ? environmentNamespace(fleet, home) : releaseHome(fleet, delivery).namespace;
      yield { ...opaque, namespace: at, name: payload.secret, by: `source of ${component}` };
    }
}

/** Where the Flux objects of a home live. */
function environmentNamespace(fleet: Overview, home: Home): string {
  if (home.kind === "cluster") return fleet.cluster(home.name).flux.namespace;
  return environmentSource(fleet, fleet.environment(home.name)).namespace;
}

/** The credentials of Flux's own objects, in every namespace that holds such objects. */
function* ofFlux(fleet: Overview, home: Home): Iterable<Wanted> {
  const cluster = fleet.cluster(home.kind === "cluster" ? home.name : fleet.environment(home.name).cluster);
  const { locked, receiverSecret, namespace: platform } = cluster.flux;
  if (!cluster.engines.includes("flux")) return;
  if (home.kind === "environment" && (!locked || fleet.deliveries(home, "flux").length === 0)) return;
  const namespace = home.kind === "cluster" ? platform : environmentNamespace(fleet, home);
  const { secret, url } = fleet.model.repository;
  const keys = url.startsWith("ssh:") ? ["identity", "known_hosts"] : ["username", "password"];
  if (secret !== undefined) yield { ...opaque, namespace, name: secret, keys, by: "Git repository" };
  if (receiverSecret !== undefined)
    yield { ...opaque, namespace, name: receiverSecret, keys: ["token"], by: "webhook" };
  const told = home.kind === "cluster" ? fleet.model.notifications : notificationsFor(fleet, home);
  for (const { name, secret: credentials } of told)
    if (credentials !== undefined) yield { ...opaque, namespace, name: credentials, by: `notification ${name}` };
}
