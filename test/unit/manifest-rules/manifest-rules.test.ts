import { describe, expect, it } from 'vitest';
import { appsOn } from '../../../apps';
import { findingsIn, outdatedFacts } from '../../../manifest-rules';
import type { Given } from '../../../manifest-rules/given';
import { clusters, contentOfCluster, contents, without } from '../../support/content';

describe('what clusters are given', () => {
  it.each(
    contents().map((content) => [`${content.cluster.environment.name}, ${content.cluster.name}`, content] as const),
  )('%s: would come up', (_, content) => {
    expect(findingsIn(content)).toEqual([]);
  });

  it('has facts of every chart, at the version that is installed', () => {
    expect(clusters().flatMap((cluster) => outdatedFacts(appsOn(cluster)))).toEqual([]);
  });
});

describe('given a content with one thing taken away', () => {
  const is =
    (kind: string, name: string) =>
    ({ object }: Given): boolean =>
      object.kind === kind && object.metadata.name === name;

  const cases = [
    ['the auth-reader binding of Kueue', 'cloud', is('RoleBinding', 'kueue-auth-reader'), 'kueue-controller-manager'],
    [
      "a webhook's Service",
      'cloud',
      is('Service', 'kueue-webhook-service'),
      'Service kueue-system/kueue-webhook-service',
    ],
    ['the priority class of the platform', 'cloud', is('PriorityClass', 'platform'), 'PriorityClass platform'],
    ['the driver of CephFS', 'seoul', is('Driver', 'rook-ceph.cephfs.csi.ceph.com'), 'rook-ceph.cephfs.csi.ceph.com'],
    ['the internal issuer', 'seoul', is('ClusterIssuer', 'internal'), 'ClusterIssuer internal'],
    ['a service account', 'seoul', is('ServiceAccount', 'cert-manager'), 'ServiceAccount cert-manager/cert-manager'],
    ['the bucket class', 'seoul', is('StorageClass', 'buckets'), 'StorageClass buckets'],
    ['a certificate', 'cloud', is('Certificate', 'front-end-tls'), 'Secret back-office/front-end-tls'],
  ] as const;

  it.each(cases)('%s: it is named', (_, cluster, unwanted, value) => {
    const found = findingsIn(without(contentOfCluster(cluster), unwanted));

    expect(found.map((finding) => finding.value).join('\n')).toContain(value);
  });

  it('a port that the API server calls and its app does not state: it is named', () => {
    const content = contentOfCluster('cloud');
    const traffic = new Map(content.traffic);
    traffic.set(
      'kueue',
      (content.traffic.get('kueue') ?? []).map((pods) => ({ ...pods, apiServices: [] })),
    );

    const found = findingsIn({ ...content, traffic });

    expect(found.map(({ value }) => value)).toEqual([
      'port 8082 of Service kueue-system/kueue-visibility-server',
      'port 8082 of Service kueue-system/kueue-visibility-server',
    ]);
  });

  it('the type of keys that hosts can mount with: it is named', () => {
    const content = contentOfCluster('seoul');
    const given = content.given.map((one) =>
      one.object.kind === 'CephCluster' ? { ...one, object: { ...one.object, spec: {} } } : one,
    );

    expect(findingsIn({ ...content, given }).map(({ fix }) => fix)).toEqual([
      'write spec.security.cephx.csi.keyType: aes',
    ]);
  });

  it("what keeps a site's cluster known while its Applications are deleted: it is named", () => {
    const content = contentOfCluster('cloud', 'hybrid');
    const given = content.given.map((one) => {
      if (one.app !== 'clusters') return one;
      const { spec } = one.object as unknown as { readonly spec: { readonly target: object } };
      return {
        ...one,
        object: { ...one.object, spec: { ...spec, target: { ...spec.target, creationPolicy: 'Owner' } } },
      };
    });

    const found = findingsIn({ ...content, given });

    expect(found.map(({ where, fix }) => [where, fix])).toEqual([
      ['cloud, clusters, ExternalSecret cluster-seoul', 'write spec.target.creationPolicy: Orphan'],
    ]);
  });

  it('an app that comes before what it needs is named, with both waves', () => {
    const content = contentOfCluster('seoul');
    const given = content.given.map((one) => (one.app === 'cert-manager' ? { ...one, wave: -85 } : one));
    const late = given.map((one) => (one.object.kind === 'PriorityClass' ? { ...one, wave: 0 } : one));

    const found = findingsIn({ ...content, given: late });

    expect(found.map(({ rule }) => rule)).toContain(
      'what an object names is there before it: this is wave -85, and it comes in wave 0',
    );
  });
});
