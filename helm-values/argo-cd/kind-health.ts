/**
 * When a CustomResourceDefinition counts as healthy, in Lua. The built-in check calls a CRD degraded until the API server serves it. If
 * that takes a moment, the sync of its chart fails, and the next try comes only after the retry's pause.
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
