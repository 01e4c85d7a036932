import { diff } from "../../../../src/checks/parity/diff/diff.ts";
import type { Difference } from "../../../../src/checks/parity/diff/difference.ts";
import type { Json } from "../../../../src/policy/index.ts";

/** The differences in short: `spec.replicas changed`, with steps as they are. */
export function lines(left: Json | undefined, right: Json | undefined, kind = ""): readonly string[] {
  return diff(left, right, kind).map(({ path, kind: what }) => `${path.join(".")} ${what}`);
}

/** A Deployment of that pod. */
export function deployment(pod: Json): Json {
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" }, spec: { template: { spec: pod } } };
}

/** Differences with their sides exchanged. */
export function mirrored(differences: readonly Difference[]): readonly Difference[] {
  const other = { added: "removed", removed: "added", changed: "changed", order: "order" } as const;
  return differences.map(({ path, kind, left, right }) => ({ path, kind: other[kind], left: right, right: left }));
}
