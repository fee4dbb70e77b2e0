import { describe, expect, it } from '@jest/globals';
import { APPS } from '../../../apps';
import { defineApp } from '../../../apps/define-app';
import { namespacesOf } from '../../../apps/namespaces/namespaces';
import { dns } from '../../../apps/namespaces/allow-rules';
import { cloudOnly, cloudWhere, everywhere, sitesOnly, sitesWhere } from '../../../apps/runs-on';
import { clustersOf } from '../../../config/kubernetes/clusters';
import { application } from '../../../constructs/gitops/application';
import { hybrid, parsed } from '../../support/drafts';

const [cloud, site] = clustersOf(parsed(hybrid()));
if (cloud?.side !== 'cloud' || site?.side !== 'site') throw new Error('hybrid has a cloud and a site');

/** An app that no table and no other file knows of. */
const sample = defineApp({
  name: 'sample',
  wave: 30,
  runsOn: sitesOnly,
  project: 'platform',
  namespace: { name: 'sample', security: 'restricted', allowRules: (cluster) => [dns(cluster)] },
  chart: { repository: 'https://charts.example', version: '1.2.3' },
  values: ({ site: { network } }) => ({ nodes: network.nodeCidr }),
});

describe('an app', () => {
  it('needs nothing but its definition and its place in the list: chart, wave and project are in its Application', () => {
    const on = sample.on(site);
    if (!on) throw new Error('it runs on sites');

    expect(application(on)).toMatchObject({
      metadata: { name: 'seoul-sample', annotations: { 'argocd.argoproj.io/sync-wave': '30' } },
      spec: {
        project: 'platform',
        destination: { name: 'seoul', namespace: 'sample' },
        sources: [
          {
            repoURL: 'https://charts.example',
            chart: 'sample',
            targetRevision: '1.2.3',
            helm: { releaseName: 'sample', valuesObject: { nodes: site.site.network.nodeCidr } },
          },
        ],
      },
    });
  });

  it('gets its namespace with its network policies where it runs, and none elsewhere', () => {
    const namespaces = namespacesOf([sample]);
    const made = (cluster: typeof cloud | typeof site): string[] =>
      (namespaces.on(cluster)?.manifests?.() ?? []).flatMap(({ kind, metadata }) =>
        kind === 'PriorityClass' ? [] : [`${kind} ${metadata.name}`],
      );

    expect(made(site)).toEqual(['Namespace sample', 'NetworkPolicy default-deny', 'NetworkPolicy allow-dns']);
    expect(made(cloud)).toEqual([]);
  });

  it('shares a namespace with another app without making it twice', () => {
    const other = defineApp({
      name: 'other',
      wave: 30,
      runsOn: everywhere,
      project: 'platform',
      namespace: { name: 'sample', security: 'restricted', allowRules: () => [] },
    });
    const made = namespacesOf([sample, other]).on(site)?.manifests?.() ?? [];

    expect(made.filter(({ kind }) => kind === 'Namespace')).toHaveLength(1);
  });
});

describe('where an app runs', () => {
  it.each([
    ['cloudOnly', cloudOnly, [true, false]],
    ['cloudWhere', cloudWhere(({ environment }) => environment.cloud.region === 'nowhere'), [false, false]],
    ['sitesOnly', sitesOnly, [false, true]],
    ['sitesWhere', sitesWhere(({ name }) => name === 'seoul'), [false, true]],
    ['everywhere', everywhere, [true, true]],
  ] as const)('%s', (_, { includes }, expected) => {
    expect([cloud, site].map((cluster) => includes(cluster))).toEqual(expected);
  });
});

describe('the list of apps', () => {
  it('has each name once', () => {
    expect(new Set(APPS.map(({ name }) => name)).size).toBe(APPS.length);
  });

  it('puts an app after the one that makes its namespace', () => {
    const [first] = [...APPS].sort((one, other) => one.wave - other.wave);

    expect(first?.name).toBe('namespaces');
  });
});
