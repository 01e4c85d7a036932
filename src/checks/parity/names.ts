import type { AnyFleet } from "../../model/shape/any-fleet.ts";

/**
 * The names of one environment by what they name: `name`, `namespace`, `domain`, `project`, `branch`, `cluster`,
 * `flux.namespace`, `argocd.namespace`, `argocd.destination`, `webhook`, `waitsFor`, `waitsFor.namespace`, and
 * `identity.<key>` for those of the user.
 */
export type Names = ReadonlyMap<string, string>;

/** What must differ between environments by nature. */
export function namesOf(fleet: AnyFleet, name: string): Names {
  const policy = fleet.environments[name];
  const cluster = fleet.clusters[policy?.cluster ?? ""];
  if (policy === undefined || cluster === undefined) throw new Error(`there is no environment "${name}"`);
  const { server, name: alias } = { server: undefined, name: undefined, ...cluster.argocd?.destination };
  const waitsFor = policy.waitsFor;
  const names: Record<string, string | undefined> = {
    name,
    namespace: policy.namespace ?? name,
    domain: policy.domain,
    project: policy.project ?? `${fleet.repository.name}-${name}`,
    branch: fleet.layout === "branch" ? (policy.branch ?? name) : undefined,
    cluster: policy.cluster,
    "flux.namespace": cluster.flux?.namespace ?? "flux-system",
    "argocd.namespace": cluster.argocd?.namespace ?? "argocd",
    "argocd.destination": alias ?? server ?? "https://kubernetes.default.svc",
    webhook: cluster.flux?.receiver?.secret,
    waitsFor,
    "waitsFor.namespace": waitsFor === undefined ? undefined : (fleet.environments[waitsFor]?.namespace ?? waitsFor),
  };
  for (const [key, value] of Object.entries(policy.identity)) names[`identity.${key}`] = value;
  return new Map(Object.entries(names).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

/** Where a name is given in the policy; the environment itself where it is made from the environment's name. */
export function placeOfName(fleet: AnyFleet, environment: string, key: string): readonly string[] {
  const policy = fleet.environments[environment];
  const at = ["environments", environment];
  const cluster = ["clusters", policy?.cluster ?? ""];
  if (key.startsWith("identity.")) return [...at, "identity", key.slice("identity.".length)];
  switch (key) {
    case "domain":
    case "cluster":
    case "waitsFor":
      return [...at, key];
    case "namespace":
    case "project":
    case "branch":
      return policy?.[key] === undefined ? at : [...at, key];
    case "flux.namespace":
    case "argocd.namespace":
    case "argocd.destination":
      return [...cluster, ...key.split(".")];
    case "webhook":
      return [...cluster, "flux", "receiver", "secret"];
    default:
      return at;
  }
}
