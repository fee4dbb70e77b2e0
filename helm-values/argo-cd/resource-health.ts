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

/** How an object of a kind reports its health. */
export type HealthSign =
  | {
      /** Field below `status` with one word for its state. */
      readonly field: 'phase' | 'state';
      /** The words; any other word means that it is progressing. */
      readonly healthy: readonly string[];
      readonly degraded: readonly string[];
    }
  /** Condition that is `True` when the object is healthy. */
  | { readonly condition: string };

/** How Argo CD tells that an object of a kind is healthy. */
export interface KindHealth {
  /** As in our manifests, such as `ceph.rook.io/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly sign: HealthSign;
  /** Lua that runs first, for a check of the kind's own. It gets `obj`, and returns a health or nothing. */
  readonly first?: string;
}

/**
 * The settings of `argocd-cm` that tell Argo CD when objects are healthy, in Lua. Without a check, an object of a kind that Argo CD does
 * not know is healthy as soon as it exists, and the next wave would start too soon.
 *
 * Source: Argo CD operator manual, "Resource health", "Custom Health Checks"; Argo CD's own checks are in its `resource_customizations`.
 *
 * @param ofApps the kinds of apps that take a while until they are healthy
 */
export const resourceHealth = (ofApps: readonly KindHealth[]): Record<string, string> =>
  Object.fromEntries(
    [
      [settingOf('argoproj.io', 'Application'), APPLICATION_HEALTH] as const,
      [settingOf('apiextensions.k8s.io', 'CustomResourceDefinition'), KIND_HEALTH] as const,
      ...ofApps.map((each) => [settingOf(each.apiVersion.split('/', 1)[0] ?? '', each.kind), lua(each)] as const),
    ].sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const settingOf = (group: string, kind: string): string => `resource.customizations.health.${group}_${kind}`;

const lua = ({ first = '', sign }: KindHealth): string =>
  `${first}local health = { status = "Progressing", message = "Waiting for its controller" }
if obj.status == nil then
  return health
end
${'condition' in sign ? byCondition(sign.condition) : byField(sign)}return health
`;

const byField = ({ field, healthy, degraded }: Extract<HealthSign, { field: string }>): string =>
  `local word = obj.status.${field} or ""
health.message = obj.status.message or word
${[...healthy.map((word) => [word, 'Healthy']), ...degraded.map((word) => [word, 'Degraded'])]
  .map(([word, status]) => `if word == "${word}" then\n  health.status = "${status}"\nend\n`)
  .join('')}`;

/** A condition that is not true yet may soon be: a queue is applied together with the objects that it names. */
const byCondition = (type: string): string =>
  `for _, condition in ipairs(obj.status.conditions or {}) do
  if condition.type == "${type}" then
    health.message = condition.message or ""
    if condition.status == "True" then
      health.status = "Healthy"
    end
  end
end
`;
