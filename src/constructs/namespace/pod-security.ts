import type { PodSecurity } from "../../policy/namespace.ts";
import type { Minor } from "../../policy/scalars.ts";

const nextStricter = { privileged: "baseline", baseline: "restricted", restricted: "restricted" } as const;

/**
 * The labels of the Pod Security Standard that is enforced and of the next stricter one, which is warned about.
 * Their versions are pinned: an upgrade of the cluster then refuses no pod that ran before.
 */
export function podSecurityLabels(enforce: PodSecurity, kubernetes: Minor): Readonly<Record<string, string>> {
  const warn = nextStricter[enforce];
  const version = `v${kubernetes}`;
  return {
    "pod-security.kubernetes.io/enforce": enforce,
    "pod-security.kubernetes.io/enforce-version": version,
    "pod-security.kubernetes.io/warn": warn,
    "pod-security.kubernetes.io/warn-version": version,
    "pod-security.kubernetes.io/audit": warn,
    "pod-security.kubernetes.io/audit-version": version,
  };
}
