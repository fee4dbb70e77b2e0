import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import type { AppOnCluster } from '../../../apps/define-app';
import { clustersOf, type SiteCluster } from '../../../config/kubernetes/clusters';
import { schedulableHosts } from '../../../config/sites/site-plan';
import { argoCdValuesOnSite } from '../../../helm-values/argo-cd';
import { ARGO_CD_KINDS } from '../../../apps/argo-cd-settings';
import { checked, parsed } from '../../support/drafts';
import { at } from '../../support/gitops';
import { SMALL_SITES } from '../../support/small-sites';

type Small = keyof typeof SMALL_SITES;
const names = Object.keys(SMALL_SITES) as Small[];

function siteCluster(name: Small): SiteCluster {
  const [cluster] = clustersOf(parsed(SMALL_SITES[name]()));
  if (cluster?.side !== 'site') throw new Error('onprem-only has one site');
  return cluster;
}

const valuesOn = (name: Small): (readonly [string, object])[] =>
  appsOn(siteCluster(name)).flatMap(({ app, values }) => (app.chart ? [[app.name, values()] as const] : []));
const appOn = (name: Small, app: string): AppOnCluster | undefined =>
  appsOn(siteCluster(name)).find((each) => each.app.name === app);

/** Everything below a value, with the path to it. */
function* below(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [`${path}.${key}`, inner];
    yield* below(inner, `${path}.${key}`);
  }
}
const found = (name: Small, key: RegExp): (readonly [string, unknown])[] =>
  valuesOn(name).flatMap(([app, values]) => [...below(values, app)].filter(([path]) => key.test(path)));

describe.each(names)('%s', (name) => {
  const hosts = schedulableHosts(siteCluster(name).site).length;

  it('is accepted', () => {
    expect(checked(SMALL_SITES[name]()).faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has no more replicas of an operator than hosts on which any pod can run', () => {
    const tooMany = found(name, /\.(replicas|replicaCount)$/).filter(([, count]) => Number(count) > Math.max(1, hosts));

    expect(tooMany).toEqual([]);
  });

  it('has a disruption budget only where a second pod can run elsewhere', () => {
    const budgets = found(name, /\.(pdb|podDisruptionBudget)$/).filter(([, budget]) => at(budget, 'enabled') !== false);

    expect(budgets.length > 0).toBe(hosts > 1);
  });

  it('has redundancy of Argo CD, whose pods refuse one another’s host, only with as many hosts as pods', () => {
    const { environment, site } = siteCluster(name);

    expect('redis-ha' in argoCdValuesOnSite(environment, site, ARGO_CD_KINDS)).toBe(hosts >= 3);
  });
});

describe('three hosts that do both', () => {
  it.each(['rook', 'ceph-csi-drivers', 'ceph', 'gpu-operator', 'kueue', 'argo-workflows', 'pipeline'])(
    'are a full site, with %s',
    (app) => {
      expect(appOn('three hosts that do both', app)).toBeDefined();
    },
  );

  it('keep the three copies on their own disks', () => {
    const cluster = appOn('three hosts that do both', 'ceph')
      ?.manifests?.()
      .find(({ kind }) => kind === 'CephCluster');

    expect((at(cluster, 'spec', 'storage', 'nodes') as object[]).map((node) => at(node, 'name'))).toEqual([
      'cp1',
      'cp2',
      'cp3',
    ]);
  });
});

describe('the addresses of load balancers', () => {
  it.each([
    ['three hosts that do both', true],
    ['a control plane and no worker', true],
    ['a control plane that also takes what asks for no GPU', true],
    ['two workers with GPUs', false],
  ] as const)(
    'of %s are announced by hosts of the control plane: %s, although kubeadm excludes these',
    (name, announced) => {
      expect(at(appOn(name, 'metallb')?.values(), 'speaker', 'ignoreExcludeLB')).toBe(announced);
    },
  );
});
