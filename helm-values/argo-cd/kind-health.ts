/**
 * When a CustomResourceDefinition counts as healthy, in Lua. The built-in check takes one that is not served yet for broken, which ends the sync
 * of a chart with kinds if the API server takes longer than a moment, and the next try is only after the retry's pause.
 *
 * Source: Argo CD operator manual, "Resource health"; Kubernetes, "CustomResourceDefinition", `status.conditions`.
 */
export const KIND_HEALTH = `local health = { status = "Progressing", message = "Not served yet" }
if obj.metadata.deletionTimestamp ~= nil or obj.status == nil or obj.status.conditions == nil then
  return health
end
for _, condition in ipairs(obj.status.conditions) do
  local broken = (condition.type == "NamesAccepted" and condition.status == "False")
    or (condition.type == "NonStructuralSchema" and condition.status == "True")
  if broken then
    return { status = "Degraded", message = condition.message }
  end
  if condition.type == "Established" and condition.status == "True" then
    health = { status = "Healthy", message = "Served" }
  end
end
return health
`;
