import type { ClusterPolicy, Engine } from "../../policy/index.ts";
import type { Cluster, Namespace } from "../model.ts";
import { timing } from "./timing.ts";

const inCluster = { server: "https://kubernetes.default.svc" } as const;

/** A cluster with its defaults; what its components bring along is known to the caller. */
export function cluster(
  name: string,
  policy: ClusterPolicy,
  engines: readonly Engine[],
  namespaces: readonly Namespace[],
  versions: Cluster["versions"],
): Cluster {
  return {
    name,
    delivery: policy.delivery,
    engines,
    flux: {
      namespace: policy.flux?.namespace ?? "flux-system",
      locked: policy.flux?.tenancy === "locked",
      receiverSecret: policy.flux?.receiver?.secret,
    },
    argocd: {
      namespace: policy.argocd?.namespace ?? "argocd",
      destination: policy.argocd?.destination ?? inCluster,
    },
    timing: timing(policy.intervals),
    namespaces,
    versionsFile: policy.versionsFile,
    versions,
    at: ["clusters", name],
  };
}
