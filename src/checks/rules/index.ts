import type { RuleId } from "../../policy/rules.ts";
import type { Rule } from "../rule.ts";
import { argocdManualStaysManual } from "./argocd-manual-stays-manual.ts";
import { argocdProjectCovers } from "./argocd-project-covers.ts";
import { argocdWavesAreSafe } from "./argocd-waves-are-safe.ts";
import { fluxNoSubstitution } from "./flux-no-substitution.ts";
import { fluxSourceNamespace } from "./flux-source-namespace.ts";
import { hostsInDomain } from "./hosts-in-domain.ts";
import { namespacesIsolationAllowsDns } from "./namespaces-isolation-allows-dns.ts";
import { namespacesRendered } from "./namespaces-rendered.ts";
import { notificationsReach } from "./notifications-reach.ts";
import { objectsOneOwner } from "./objects-one-owner.ts";
import { objectsValidNames } from "./objects-valid-names.ts";
import { orderDependencies } from "./order-dependencies.ts";
import { orderGatesWait } from "./order-gates-wait.ts";
import { orderSameCluster } from "./order-same-cluster.ts";
import { pathsNoOverlap } from "./paths-no-overlap.ts";
import { pathsOnlyManifests } from "./paths-only-manifests.ts";
import { quotaFits } from "./quota-fits.ts";
import { quotaHasLimits } from "./quota-has-limits.ts";
import { quotaLimitsAgree } from "./quota-limits-agree.ts";
import { schemaTarget } from "./schema-target.ts";
import { schemaValid } from "./schema-valid.ts";
import { schemaValidated } from "./schema-validated.ts";
import { secretsNoWildcardProject } from "./secrets-no-wildcard-project.ts";
import { secretsNotInPlainSight } from "./secrets-not-in-plain-sight.ts";
import { syncFluxIsAutomatic } from "./sync-flux-is-automatic.ts";
import { timesRelations } from "./times-relations.ts";
import { timesValid } from "./times-valid.ts";
import { valuesFileIsRead } from "./values-file-is-read.ts";
import { versionsExact } from "./versions-exact.ts";

/** Every rule by its id. `order/one-engine` is not here: it is found while the policy is resolved. */
export const rules = {
  "argocd/manual-stays-manual": argocdManualStaysManual,
  "argocd/project-covers": argocdProjectCovers,
  "argocd/waves-are-safe": argocdWavesAreSafe,
  "flux/source-namespace": fluxSourceNamespace,
  "flux/no-substitution": fluxNoSubstitution,
  "hosts/in-domain": hostsInDomain,
  "namespaces/isolation-allows-dns": namespacesIsolationAllowsDns,
  "namespaces/rendered": namespacesRendered,
  "notifications/reach": notificationsReach,
  "objects/one-owner": objectsOneOwner,
  "objects/valid-names": objectsValidNames,
  "order/dependencies": orderDependencies,
  "order/gates-wait": orderGatesWait,
  "order/same-cluster": orderSameCluster,
  "paths/no-overlap": pathsNoOverlap,
  "paths/only-manifests": pathsOnlyManifests,
  "quota/fits": quotaFits,
  "quota/has-limits": quotaHasLimits,
  "quota/limits-agree": quotaLimitsAgree,
  "schema/target": schemaTarget,
  "schema/valid": schemaValid,
  "schema/validated": schemaValidated,
  "secrets/no-wildcard-project": secretsNoWildcardProject,
  "secrets/not-in-plain-sight": secretsNotInPlainSight,
  "sync/flux-is-automatic": syncFluxIsAutomatic,
  "times/relations": timesRelations,
  "times/valid": timesValid,
  "values/file-is-read": valuesFileIsRead,
  "versions/exact": versionsExact,
} as const satisfies { readonly [Id in Exclude<RuleId, "order/one-engine" | "parity/no-leak">]: Rule };
