import { APPLICATION_HEALTH } from './application-health';
import { KIND_HEALTH } from './kind-health';

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
