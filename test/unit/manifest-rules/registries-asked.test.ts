import { describe, expect, it } from 'vitest';
import type { SiteCluster } from '../../../config/kubernetes/clusters';
import { imageRegistries } from '../../../config/sites/image-registries';
import { CHART_FACTS } from '../../../manifest-rules/chart-facts';
import type { Content } from '../../../manifest-rules/given';
import { registriesAsked } from '../../../manifest-rules/registries-asked';
import { registriesIn } from '../../../testbed/charts/chart-facts';
import { contentOfCluster } from '../../support/content';

const found = (content: Content): string[] => registriesAsked(content).map(({ where, value }) => `${where}: ${value}`);

function site(name: string): SiteCluster {
  const { cluster } = contentOfCluster(name);
  if (cluster.side !== 'site') throw new Error(`${name} is no site`);
  return cluster;
}

describe('the registries that the precheck asks', () => {
  it.each(['seoul', 'busan'])('given %s, then every one that its images come from is asked', (name) => {
    expect(found(contentOfCluster(name))).toEqual([]);
  });

  it('given an image from elsewhere, then its object is named', () => {
    const content = contentOfCluster('busan');
    const spec = { template: { spec: { containers: [{ image: 'registry.other.example/program:1' }] } } };
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'other' }, spec };

    expect(found({ ...content, given: [...content.given, { app: 'other', wave: 0, object }] })).toEqual([
      'busan, other, Deployment other: registry registry.other.example',
    ]);
  });

  it('given a site that is said to have no disks, then the registry of Rook is missed', () => {
    const content = contentOfCluster('busan');
    const cluster = site('busan');
    const workers = Object.fromEntries(
      Object.entries(cluster.site.workers).map(([name, worker]) => [name, { ...worker, dataDisks: [] }]),
    );

    expect(found({ ...content, cluster: { ...cluster, site: { ...cluster.site, workers } } })).toEqual([
      'busan, rook, its chart: registry docker.io',
    ]);
  });

  it('given mirrors of a registry, then they are asked in its place', () => {
    expect(imageRegistries(site('busan'))).toContainEqual({
      name: 'docker.io',
      ask: ['https://mirror.busan.example'],
    });
  });

  it('given none, then Docker Hub is asked where containerd asks it', () => {
    expect(imageRegistries(site('seoul'))).toContainEqual({
      name: 'docker.io',
      ask: ['https://registry-1.docker.io'],
    });
  });

  it('given a registry of the owner’s, then its host is asked', () => {
    expect(imageRegistries(site('busan')).map(({ name }) => name)).toContain('registry.acme.example');
  });
});

describe('registries in what a chart renders', () => {
  it.each([
    ['an image', { image: 'quay.io/metallb/speaker:v0.16.1' }, ['quay.io']],
    ['an image by digest alone', { image: `ghcr.io/a/b@sha256:${'0'.repeat(64)}` }, ['ghcr.io']],
    [
      'a registry that an operator puts together',
      { driver: { repository: 'nvcr.io/nvidia', image: 'driver' } },
      ['nvcr.io'],
    ],
    ['a variable', { env: [{ name: 'IMAGE', value: 'docker.io/rook/ceph:v1.20.6' }] }, ['docker.io']],
    ['an argument', { args: ['--reloader=quay.io/p/reloader:v1'] }, ['quay.io']],
    ['lines of a ConfigMap', { data: { set: 'plugin: "quay.io/cephcsi/cephcsi:v3.17.1"\n' } }, ['quay.io']],
    ['no image', { url: 'https://example.com/path', group: 'apps/v1', version: 'metallb.io/v1beta1' }, []],
  ])('given %s, then its host is found', (_, object, hosts) => {
    expect(registriesIn(object)).toEqual(hosts);
  });

  it('every chart with pods of its own names one', () => {
    const none = Object.entries(CHART_FACTS).filter(
      ([, facts]) => Object.values(facts?.registries ?? {}).flat().length === 0,
    );

    // Its images are in a ConfigMap of Rook's.
    expect(none.map(([app]) => app)).toEqual(['ceph-csi-drivers']);
  });
});
