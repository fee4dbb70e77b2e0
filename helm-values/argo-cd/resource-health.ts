import { APPLICATION_HEALTH } from './application-health';
import { KIND_HEALTH } from './kind-health';

/** How an object of a kind says how it is. */
type Sign =
  | {
      /** Field below `status` that has one word for it. */
      readonly field: 'phase' | 'state';
      /** The words; any other means that it is on its way. */
      readonly healthy: readonly string[];
      readonly degraded: readonly string[];
    }
  /** Condition that is `True` when all is well. */
  | { readonly condition: string };

interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly sign: Sign;
  /** Lua that looks first at something of the kind's own; it has `obj`, and returns a health or nothing. */
  readonly first?: string;
}

/** Rook's own words for most of its kinds. */
const ROOK: Sign = { field: 'phase', healthy: ['Ready', 'Connected'], degraded: ['Failure'] };

/**
 * A store that has lost data or cannot write is ill, whatever its operator is doing; one that only warns is not: a warning stays for days while data are
 * copied, and must hold up nothing.
 */
const CEPH_ERROR = `if obj.status ~= nil and obj.status.ceph ~= nil and obj.status.ceph.health == "HEALTH_ERR" then
  return { status = "Degraded", message = "Ceph says HEALTH_ERR" }
end
`;

/** A queue that is stopped on purpose, as that of a drained site, is as it should be. */
const STOPPED = `if obj.spec ~= nil and obj.spec.stopPolicy ~= nil and obj.spec.stopPolicy ~= "None" then
  return { status = "Healthy", message = "Stopped on purpose: " .. obj.spec.stopPolicy }
end
`;

/**
 * Kinds of which Argo CD does not know when they are healthy, and which take a while until they are; without a check they would be healthy as soon as they
 * exist, and the next wave would come too soon.
 *
 * Source: Argo CD operator manual, "Resource health", "Custom Health Checks", and for what is known its `resource_customizations`; Rook, "CephCluster CRD",
 * "Object Bucket Claim"; Kueue, "ClusterQueue"; GPU operator, "ClusterPolicy".
 */
export const KINDS: readonly Kind[] = [
  { group: 'ceph.rook.io', kind: 'CephCluster', sign: ROOK, first: CEPH_ERROR },
  { group: 'ceph.rook.io', kind: 'CephFilesystem', sign: ROOK },
  { group: 'ceph.rook.io', kind: 'CephObjectStore', sign: ROOK },
  {
    group: 'objectbucket.io',
    kind: 'ObjectBucketClaim',
    sign: { field: 'phase', healthy: ['Bound'], degraded: ['Failed'] },
  },
  { group: 'kueue.x-k8s.io', kind: 'ClusterQueue', sign: { condition: 'Active' }, first: STOPPED },
  // Made by the operator's chart. Its drivers are built on the hosts, which takes minutes.
  { group: 'nvidia.com', kind: 'ClusterPolicy', sign: { field: 'state', healthy: ['ready', 'ignored'], degraded: [] } },
];

/** The settings of `argocd-cm` that tell Argo CD of the health of each kind that it does not know, in Lua. */
export const resourceHealth = (): Record<string, string> =>
  Object.fromEntries(
    [
      [settingOf({ group: 'argoproj.io', kind: 'Application' }), APPLICATION_HEALTH] as const,
      [settingOf({ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }), KIND_HEALTH] as const,
      ...KINDS.map((each) => [settingOf(each), lua(each)] as const),
    ].sort(([one], [other]) => (one < other ? -1 : 1)),
  );

const settingOf = ({ group, kind }: Pick<Kind, 'group' | 'kind'>): string =>
  `resource.customizations.health.${group}_${kind}`;

const lua = ({ first = '', sign }: Kind): string =>
  `${first}local health = { status = "Progressing", message = "Waiting for its controller" }
if obj.status == nil then
  return health
end
${'condition' in sign ? byCondition(sign.condition) : byField(sign)}return health
`;

const byField = ({ field, healthy, degraded }: Extract<Sign, { field: string }>): string =>
  `local word = obj.status.${field} or ""
health.message = obj.status.message or word
${[...healthy.map((word) => [word, 'Healthy']), ...degraded.map((word) => [word, 'Degraded'])]
  .map(([word, status]) => `if word == "${word}" then\n  health.status = "${status}"\nend\n`)
  .join('')}`;

/** What is not so yet may be so in a moment: queues come together with what they refer to. */
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
