import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applicationsOf } from '../../../../testbed/argo-cd/applications';
import { applicationFiles } from '../../../../testbed/argo-cd/local-tree';
import type { ShownCluster } from '../../../../testbed/argo-cd/argo-cd-harness';
import type { Point } from '../shown';

/** What Argo CD writes on all that it makes: `<Application>:<group>/<kind>:<namespace>/<name>`. */
const TRACKING = 'argocd.argoproj.io/tracking-id';

/** Applications that made something on a cluster, but for those that make Applications. */
const makersOn = async ({ api }: ShownCluster): Promise<ReadonlyMap<string, number>> => {
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

const namespacesOn = async ({ api }: ShownCluster): Promise<ReadonlySet<string>> =>
  new Set((await api.list('v1', 'Namespace')).map(({ metadata }) => metadata?.name ?? ''));

export const own: Point = (stage) => {
  void describe('4. given all of it, when everything on both API servers is listed', () => {
    for (const side of ['hub', 'spoke'] as const) {
      void it(`then the ${side} has what is in its folder, and nothing of the other’s`, async () => {
        const { [side]: cluster, tree, environment } = stage.ground;
        const { name } = cluster;
        const makers = await makersOn(cluster);
        const all = await applicationsOf(stage.ground.hub.api);
        // Argo CD does not mark a CustomResourceDefinition as its own.
        const expected = applicationFiles(tree, environment.name, name)
          .map((app) => `${name}-${app}`)
          .filter((one) => all.get(one)?.status?.resources?.some(({ kind }) => kind !== 'CustomResourceDefinition'));
        const objects = [...makers.values()].reduce((sum, one) => sum + one, 0);
        stage.saw(4, `${name}: ${objects} objects of ${makers.size} Applications, all its own`);
        deepEqual([...makers.keys()].filter((maker) => maker !== name).sort(), expected.sort());
      });
    }

    void it('then what is for one side alone has no namespace on the other', async () => {
      const [hub, spoke] = [await namespacesOn(stage.ground.hub), await namespacesOn(stage.ground.spoke)];
      const inCloud = ['back-office', 'external-dns', 'aws-load-balancer-controller'];
      const onSite = ['rook-ceph', 'metallb-system', 'metrics-server'];
      ok(inCloud.every((name) => hub.has(name) && !spoke.has(name)));
      ok(onSite.every((name) => spoke.has(name) && !hub.has(name)));
      stage.saw(4, `only in the cloud: ${inCloud.join(', ')}; only on the site: ${onSite.join(', ')}`);
    });
  });
};
