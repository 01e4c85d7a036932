import { isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";

/** Kinds that are nothing without a `spec`, though their schemas do not require one. */
const withSpec: ReadonlySet<string> = new Set([
  "CronJob",
  "CustomResourceDefinition",
  "DaemonSet",
  "Deployment",
  "HorizontalPodAutoscaler",
  "Ingress",
  "Job",
  "LimitRange",
  "NetworkPolicy",
  "PersistentVolumeClaim",
  "Pod",
  "PodDisruptionBudget",
  "ResourceQuota",
  "Service",
  "StatefulSet",
]);

/** An object without the `spec` that its controller cannot do without. */
export function missingSpec(object: unknown): readonly Problem[] {
  if (!isRecord(object)) return [];
  const { apiVersion, kind, spec } = object;
  const flux = /\.toolkit\.fluxcd\.io\//.test(String(apiVersion));
  const builtIn = /^(?:v1|(?:apps|batch|policy|autoscaling|networking\.k8s\.io|apiextensions\.k8s\.io)\/.+)$/.test(
    String(apiVersion),
  );
  if (!flux && !(builtIn && withSpec.has(String(kind)))) return [];
  return isRecord(spec) ? [] : [{ path: ["spec"], message: '"spec" is required and missing' }];
}
