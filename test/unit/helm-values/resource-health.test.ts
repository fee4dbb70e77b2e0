import { describe, expect, it } from 'vitest';
import { ARGO_CD_KINDS } from '../../../apps/argo-cd-settings';
import { resourceHealth } from '../../../helm-values/argo-cd/resource-health';
import { gitopsTree } from '../../support/gitops';

/** Of the kinds in our manifests, those of which Argo CD 3.2 knows the health (`resource_customizations`, and gitops-engine's own). */
const KNOWN_TO_ARGO_CD = [
  'WorkflowTemplate',
  ...['Certificate', 'ClusterIssuer', 'ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret'],
  ...['Deployment', 'PodDisruptionBudget', 'Service'],
];

/** Those that are well as soon as they exist, and why. */
const WELL_AT_ONCE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['ConfigMap', 'LimitRange', 'Namespace', 'NetworkPolicy', 'PriorityClass', 'ResourceQuota', 'Role'],
      ...['ClusterRoleBinding', 'RoleBinding', 'ServiceAccount', 'StorageClass'],
    ].map((kind) => [kind, 'the API server itself acts on it']),
  ),
  CiliumNetworkPolicy: 'read by the agents of Cilium, which say nothing in it by default',
  ECRAuthorizationToken: 'asked each time that an ExternalSecret needs it',
  IPAddressPool: 'read by MetalLB, which says nothing in it',
  L2Advertisement: 'read by MetalLB, which says nothing in it',
  LocalQueue: 'well when its ClusterQueue is, which is looked at; of a stopped one it would be on its way for ever',
  ResourceFlavor: 'read by Kueue, which says in the ClusterQueue what is wrong',
};

const { health: ofApps } = ARGO_CD_KINDS;
const health = resourceHealth(ofApps);
const luaOf = (kind: string): string =>
  Object.entries(health).find(([setting]) => setting.endsWith(`_${kind}`))?.[1] ?? '';

describe('the health of what Argo CD syncs', () => {
  it('is known of every kind in our manifests', () => {
    const kinds = new Set(
      gitopsTree()
        .filter(({ app }) => app !== undefined)
        .map(({ kind }) => kind),
    );
    const known = [...KNOWN_TO_ARGO_CD, ...Object.keys(WELL_AT_ONCE), ...ofApps.map(({ kind }) => kind)];

    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
  });

  it('is told by the group and kind that our manifests have', () => {
    const groups = new Set(gitopsTree().map(({ apiVersion, kind }) => `${apiVersion.split('/', 1)[0] ?? ''}_${kind}`));
    const ofCharts = ['nvidia.com_ClusterPolicy', 'apiextensions.k8s.io_CustomResourceDefinition'];

    expect(
      Object.keys(health)
        .map((setting) => setting.replace('resource.customizations.health.', ''))
        .filter((kind) => !groups.has(kind) && !ofCharts.includes(kind)),
    ).toEqual([]);
  });

  it.each(ofApps.map(({ kind }) => kind))('of %s is on its way while its controller has not said anything', (kind) => {
    expect(luaOf(kind)).toContain(
      '{ status = "Progressing", message = "Waiting for its controller" }\nif obj.status == nil',
    );
  });

  it.each([
    ['CephCluster', 'phase', 'Ready', 'Healthy'],
    ['CephCluster', 'phase', 'Failure', 'Degraded'],
    ['ObjectBucketClaim', 'phase', 'Bound', 'Healthy'],
    ['ObjectBucketClaim', 'phase', 'Failed', 'Degraded'],
    ['ClusterPolicy', 'state', 'ready', 'Healthy'],
  ])('of %s by %s %s is %s', (kind, field, word, status) => {
    expect(luaOf(kind)).toContain(`local word = obj.status.${field} or ""`);
    expect(luaOf(kind)).toContain(`if word == "${word}" then\n  health.status = "${status}"`);
  });

  it('of a Ceph cluster with an error is bad before its phase is looked at, and a warning holds up nothing', () => {
    expect(luaOf('CephCluster').indexOf('HEALTH_ERR')).toBeLessThan(luaOf('CephCluster').indexOf('local word'));
    expect(luaOf('CephCluster')).not.toContain('HEALTH_WARN');
  });

  it('of a queue that is stopped on purpose is good', () => {
    expect(luaOf('ClusterQueue')).toMatch(/stopPolicy ~= "None" then\n {2}return \{ status = "Healthy"/);
  });
});
