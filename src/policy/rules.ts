import type { IsoDate } from "./scalars.ts";

/**
 * Ids of the rules that a policy can turn down, `area/claim`: the claim holds where all is well. What makes a policy
 * unreadable has an id too, and cannot be turned down.
 */
export const ruleIds = [
  "argocd/manual-stays-manual",
  "argocd/project-covers",
  "argocd/waves-are-safe",
  "flux/source-namespace",
  "flux/no-substitution",
  "hosts/in-domain",
  "namespaces/isolation-allows-dns",
  "namespaces/rendered",
  "notifications/reach",
  "objects/one-owner",
  "objects/valid-names",
  "order/dependencies",
  "order/gates-wait",
  "order/one-engine",
  "order/same-cluster",
  "parity/no-leak",
  "paths/no-overlap",
  "paths/only-manifests",
  "quota/fits",
  "quota/has-limits",
  "quota/limits-agree",
  "schema/target",
  "schema/valid",
  "schema/validated",
  "secrets/no-wildcard-project",
  "secrets/not-in-plain-sight",
  "sync/flux-is-automatic",
  "times/relations",
  "times/valid",
  "values/file-is-read",
  "versions/exact",
] as const;

export type RuleId = (typeof ruleIds)[number];

/** A rule turned down: never silently, and with an end. */
export interface Waiver {
  /** `"warning"` stops nothing; `"off"` is not listed, but still counted in the summary. */
  readonly severity: "warning" | "off";
  readonly reason: string;
  /** The last day of the waiver. */
  readonly until: IsoDate;
}

export type Waivers = { readonly [Id in RuleId]?: Waiver };
