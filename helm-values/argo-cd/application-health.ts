/**
 * When an Application counts as healthy for the one that made it, in Lua. Argo CD has no such check since 1.8, and without it a wave of
 * Applications does not wait for the one before: an Application would be healthy as soon as it exists.
 *
 * Neither is one whose sync still runs, or waits to be tried again: what it reports until then is the health of what was there before.
 *
 * Source: Argo CD operator manual, "Resource health", "Argo CD App"; the phases of an operation are gitops-engine's.
 */
export const APPLICATION_HEALTH = `local health = { status = "Progressing", message = "Not compared yet" }
local status = obj.status
if status == nil or status.health == nil or status.health.status == nil then
  return health
end
local operation = status.operationState
if obj.operation ~= nil or (operation ~= nil and operation.phase == "Running") then
  health.message = "A sync is running"
  return health
end
health.status = status.health.status
health.message = status.health.message or ""
return health
`;
