import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationsOf } from '../../../../testbed/argo-cd/applications';
import { applicationFiles } from '../../../../testbed/argo-cd/local-tree';
import type { HarnessCluster } from '../../../../testbed/argo-cd/harness-cluster';
import type { GitOpsCase } from '../gitops-case';

/** What Argo CD writes on all that it makes: `<Application>:<group>/<kind>:<namespace>/<name>`. */
const TRACKING = 'argocd.argoproj.io/tracking-id';

/** Applications that made something on a cluster, but for those that make Applications. */
const makersOn = async ({ api }: HarnessCluster): Promise<ReadonlyMap<string, number>> => {
  const makers = new Map<string, number>();
  for (const { apiVersion, kind } of await api.kinds()) {
    if (kind === 'Application') continue;
    for (const { metadata } of await api.list(apiVersion, kind)) {
      const [maker] = metadata?.annotations?.[TRACKING]?.split(':') ?? [];
      if (maker !== undefined && maker !== 'root') makers.set(maker, (makers.get(maker) ?? 0) + 1);
    }
  }
  return makers;
};

const namespacesOn = async ({ api }: HarnessCluster): Promise<ReadonlySet<string>> =>
  new Set((await api.list('v1', 'Namespace')).map(({ metadata }) => metadata?.name ?? ''));

export const ownObjects: GitOpsCase = (fixture) => {
  void describe('4. given all of it, when everything on both API servers is listed', () => {
    for (const side of ['hub', 'spoke'] as const) {
      void it(`then the ${side} has what is in its folder, and nothing of the other’s`, async () => {
        const { [side]: cluster, tree, environment } = fixture.harness;
        const { name } = cluster;
        const makers = await makersOn(cluster);
        const all = await applicationsOf(fixture.harness.hub.api);
        // Argo CD does not mark a CustomResourceDefinition as its own.
        const expected = applicationFiles(tree, environment.name, name)
          .map((app) => `${name}-${app}`)
          .filter((one) => all.get(one)?.status?.resources?.some(({ kind }) => kind !== 'CustomResourceDefinition'));
        const objects = [...makers.values()].reduce((sum, one) => sum + one, 0);
        fixture.note(4, `${name}: ${objects} objects of ${makers.size} Applications, all its own`);
        deepEqual([...makers.keys()].filter((maker) => maker !== name).sort(), expected.sort());
      });
    }

    void it('then what is for one side alone has no namespace on the other', async () => {
      const [hub, spoke] = [await namespacesOn(fixture.harness.hub), await namespacesOn(fixture.harness.spoke)];
      const inCloud = ['back-office', 'external-dns', 'aws-load-balancer-controller'];
      const onSite = ['rook-ceph', 'metallb-system', 'metrics-server'];
      ok(inCloud.every((name) => hub.has(name) && !spoke.has(name)));
      ok(onSite.every((name) => spoke.has(name) && !hub.has(name)));
      fixture.note(4, `only in the cloud: ${inCloud.join(', ')}; only on the site: ${onSite.join(', ')}`);
    });
  });
};
