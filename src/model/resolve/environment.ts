import type { Engine, EnvironmentPolicy, NamespacePolicy } from "../../policy/index.ts";
import type { Cluster, Environment, Namespace, Repository } from "../model.ts";
import { timing } from "./timing.ts";

type AnyEnvironment = EnvironmentPolicy<string, string, string, unknown>;

/** What of an environment says what its namespace is given. */
function namespacePolicy({ podSecurity, quota, limits, network }: NamespacePolicy): NamespacePolicy {
  return {
    ...(podSecurity === undefined ? {} : { podSecurity }),
    ...(quota === undefined ? {} : { quota }),
    ...(limits === undefined ? {} : { limits }),
    ...(network === undefined ? {} : { network }),
  };
}

/** An environment with its defaults. */
export function environment(
  name: string,
  policy: AnyEnvironment,
  cluster: Cluster,
  repository: Repository,
  layout: "directory" | "branch",
  engines: readonly Engine[],
  extra: readonly Namespace[],
): Environment {
  const at = ["environments", name];
  const branch = layout === "branch" ? (policy.branch ?? name) : repository.branch;
  const times = timing(policy.intervals, cluster.timing);
  return {
    name,
    cluster: policy.cluster,
    delivery: cluster.delivery,
    engines,
    sync: policy.sync,
    promotesFrom: policy.promotesFrom,
    windows: policy.window ?? [],
    waitsFor: policy.waitsFor,
    domain: policy.domain,
    branch,
    ownSource: layout === "branch" || cluster.flux.locked || policy.intervals?.poll !== undefined,
    project: policy.project ?? `${repository.name}-${name}`,
    timing: times,
    namespaces: [{ name: policy.namespace ?? name, policy: namespacePolicy(policy), at }, ...extra],
    identity: policy.identity,
    at,
  };
}
