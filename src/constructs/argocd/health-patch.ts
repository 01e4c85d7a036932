/** The one key of Argo CD's settings that this patch sets. */
export interface ArgoHealthPatch {
  /** Data of the ConfigMap `argocd-cm`: a script in Lua. */
  readonly data: { readonly "resource.customizations.health.argoproj.io_Application": string };
}

// Argo CD compares with the new revision some seconds after its root wrote it; until then the old health stands,
// and a wave that trusted it would not wait for the new version at all.
const applicationHealth = `local status = obj.status or {}
local waiting = function(message) return { status = "Progressing", message = message } end
if status.health == nil or status.health.status == nil then
  return waiting("Argo CD has not looked at this Application yet")
end
local compared = status.sync and status.sync.comparedTo or {}
local wanted = obj.spec.sources or { obj.spec.source }
local seen = compared.sources or { compared.source }
for i, source in ipairs(wanted) do
  if seen[i] ~= nil and seen[i].targetRevision ~= source.targetRevision then
    return waiting("Argo CD has not looked at this revision yet")
  end
end
return { status = status.health.status, message = status.health.message or "" }
`;

/**
 * Gives Applications a health of their own again, which Argo CD took from them in 1.8: without it a sync wave does not
 * wait for the Applications of the wave before.
 *
 * It is the body of a patch, `kubectl -n argocd patch configmap argocd-cm --patch-file …`, and on purpose no manifest:
 * an `argocd-cm` of ours would take every other setting away.
 */
export function argoHealthPatch(): ArgoHealthPatch {
  return { data: { "resource.customizations.health.argoproj.io_Application": applicationHealth } };
}
