import { describe, expect, it } from 'vitest';
import { APPS, appsOn } from '../../../apps';
import { defineApp } from '../../../apps/define-app';
import { namespacesOf } from '../../../apps/namespaces/namespaces';
import { dns } from '../../../apps/namespaces/allow-rules';
import { cloudOnly, cloudWhere, everywhere, sitesOnly, sitesWhere } from '../../../apps/runs-on';
import { clustersOf, type Cluster } from '../../../config/kubernetes/clusters';
import { ARGO_CD_NAMESPACE } from '../../../config/gitops/argo-cd-names';
import { application } from '../../../constructs/gitops/application';
import { cloudOf, hybrid, parsed, siteOf } from '../../support/drafts';

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
    const more = defineApp({
      name: 'more',
      wave: 30,
      runsOn: everywhere,
      project: 'platform',
      namespace: { name: 'sample', security: 'restricted', allowRules: (cluster) => [dns(cluster)] },
    });
    const made = namespacesOf([sample, more]).on(site)?.manifests?.() ?? [];

    expect(made.filter(({ kind }) => kind === 'Namespace')).toHaveLength(1);
    expect(() => namespacesOf([sample, other]).on(site)?.manifests?.()).toThrow(/namespace sample differently/);
  });
});

describe('a namespace that several apps put objects into', () => {
  /** Namespaces that nothing in the tree makes: the API server's own, and the one that Argo CD is installed into. */
  const MADE_ELSEWHERE = ['default', 'kube-system', ARGO_CD_NAMESPACE];

  const named = (cluster: Cluster, name: 'made' | 'used'): string[] => {
    const manifests = appsOn(cluster).flatMap((on) => on.manifests?.() ?? []);
    const names = manifests.flatMap(({ kind, metadata }) =>
      name === 'used' ? (metadata.namespace ?? []) : kind === 'Namespace' ? metadata.name : [],
    );
    return [...new Set(names)];
  };
  const missing = (cluster: Cluster): string[] => {
    const made = [...MADE_ELSEWHERE, ...named(cluster, 'made')];
    return named(cluster, 'used').filter((each) => !made.includes(each));
  };

  /** The queue is there, but no image for the pipeline. */
  const withoutImage = (): Cluster[] => {
    const draft = hybrid();
    cloudOf(draft).images = [];
    return clustersOf(parsed(draft));
  };
  /** Ceph is there, but no GPU for the pipeline. */
  const withoutGpus = (): Cluster[] => {
    const draft = hybrid();
    for (const worker of Object.values(siteOf(draft).workers ?? {})) delete worker.gpus;
    return clustersOf(parsed(draft));
  };

  it.each([
    ['hybrid', () => clustersOf(parsed(hybrid()))],
    ['without the image of the pipeline', withoutImage],
    ['without GPUs on the site', withoutGpus],
  ])('is made wherever one of them runs: %s', (_, clusters) => {
    expect(clusters().map((cluster) => [cluster.name, missing(cluster)])).toEqual([
      ['cloud', []],
      ['seoul', []],
    ]);
  });

  it.each([
    ['the queue', 'kueue', withoutImage],
    ['the claim of the bucket', 'ceph', withoutGpus],
  ])('is made for %s where the pipeline does not run', (_, app, clusters) => {
    const site = clusters().find(({ side }) => side === 'site');
    if (!site) throw new Error('hybrid has a site');
    const apps = appsOn(site).map(({ app: { name } }) => name);

    expect(apps).toContain(app);
    expect(apps).not.toContain('pipeline');
    expect(named(site, 'made')).toContain('pipeline');
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
  it('states the pods of every chart, so that its traffic can be judged', () => {
    const silent = [cloud, site]
      .flatMap((cluster) => appsOn(cluster))
      .filter(({ app, traffic }) => app.chart !== undefined && traffic().length === 0);

    expect(silent.map(({ app }) => app.name)).toEqual([]);
  });

  it('has each name once', () => {
    expect(new Set(APPS.map(({ name }) => name)).size).toBe(APPS.length);
  });

  it('puts an app after the one that makes its namespace', () => {
    const [first] = [...APPS].sort((one, other) => one.wave - other.wave);

    expect(first?.name).toBe('namespaces');
  });
});
