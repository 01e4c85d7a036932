/** The one key of Argo CD's settings that this patch sets. */
export interface ArgoHealthPatch {
  /** Data of the ConfigMap `argocd-cm`: a script in Lua. */
  readonly data: { readonly "resource.customizations.health.argoproj.io_Application": string };
}

// The health that Argo CD keeps belongs to the source that it last looked at. Right after its root wrote a new one the
// old health stands, and a wave that trusted it would not wait for the new version at all. So an Application is healthy
// once its present source was compared and, where it syncs by itself, synced.
const applicationHealth = `local status = obj.status or {}
local say = function(health, message) return { status = health, message = message } end
if status.health == nil or status.health.status == nil then
  return say("Progressing", "Argo CD has not looked at this Application yet")
end
local empty = function(v)
  return v == nil or v == false or v == "" or v == 0 or (type(v) == "table" and next(v) == nil)
end
local same
same = function(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b or (empty(a) and empty(b)) end
  for k, v in pairs(a) do if not same(v, b[k]) then return false end end
  for k, v in pairs(b) do if a[k] == nil and not empty(v) then return false end end
  return true
end
local synced, spec = status.sync or {}, obj.spec or {}
local compared = synced.comparedTo or {}
if not empty(spec.sources) then
  if not same(spec.sources, compared.sources) then
    return say("Progressing", "Argo CD has not looked at these sources yet")
  end
elseif spec.source ~= nil and not same(spec.source, compared.source) then
  return say("Progressing", "Argo CD has not looked at this source yet")
end
local automated = (spec.syncPolicy or {}).automated
if automated ~= nil and automated.enabled ~= false then
  local last = status.operationState or {}
  if (last.retryCount or 0) > 0 or last.phase == "Failed" or last.phase == "Error" then
    if synced.status ~= "Synced" then return say("Degraded", last.message or "the last sync failed") end
  elseif obj.operation ~= nil or last.phase == "Running" or last.phase == "Terminating" then
    return say("Progressing", "a sync is under way")
  end
  if synced.status == "OutOfSync" then
    local result = last.syncResult or {}
    local sources = (empty(spec.sources) and same(spec.source, result.source))
      or (not empty(spec.sources) and same(spec.sources, result.sources))
    local looked = last.finishedAt ~= nil and status.reconciledAt ~= nil and status.reconciledAt >= last.finishedAt
    if not (sources and looked) then return say("Progressing", "this source is not synced yet") end
  end
end
return say(status.health.status, status.health.message or "")
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

/** The one key of Argo CD's controller settings that this patch sets. */
export interface ArgoTimeoutPatch {
  readonly data: { readonly "controller.sync.timeout.seconds": string };
}

/**
 * Ends a sync after half an hour. By default a sync has no end: a root that waits for an Application that never becomes
 * healthy, nor fails, would stay with the commit it began with and take no fix.
 *
 * The body of a patch for `argocd-cmd-params-cm`; the controller reads it when it starts.
 */
export function argoTimeoutPatch(): ArgoTimeoutPatch {
  return { data: { "controller.sync.timeout.seconds": "1800" } };
}
