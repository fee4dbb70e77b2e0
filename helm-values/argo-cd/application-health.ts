/**
 * When the root Application takes one of its Applications for healthy, in Lua. Argo CD has had no such check since 1.8. Without it an
 * Application is healthy as soon as it exists, and a wave would not wait for the one before.
 *
 * An Application whose sync runs, or waits for another try, is not healthy yet: it still reports the health of the old objects.
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
