import { describe, expect, it } from 'vitest';
import { clusterObjects, isInCluster } from '../../../synthesis/cluster-contents';

describe('isInCluster', () => {
  const needing = (...providers: string[]): boolean =>
    isInCluster({
      terraform: { backend: {}, required_providers: Object.fromEntries(providers.map((each) => [each, {}])) },
    });

  it('is a stack that needs more than AWS', () => {
    expect([needing('aws'), needing('aws', 'helm'), needing('aws', 'kubernetes')]).toEqual([false, true, true]);
  });
});

describe('clusterObjects', () => {
  const release = (name: string, rest: object = {}): Record<string, unknown> => ({
    name,
    chart: name,
    version: '1.0.0',
    namespace: 'kube-system',
    ...rest,
  });

  it('has each object after what it waits for, and nothing of AWS', () => {
    const helm_release = {
      pools: release('pools', { depends_on: ['helm_release.controller'] }),
      controller: release('controller', { depends_on: ['kubernetes_namespace_v1.home'] }),
    };
    const kubernetes_namespace_v1 = { home: { metadata: { name: 'home' } } };

    const objects = clusterObjects({
      resource: { aws_sqs_queue: { queue: {} }, helm_release, kubernetes_namespace_v1 },
    });

    expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Namespace home',
      'Helm release controller',
      'Helm release pools',
    ]);
  });

  it('says what a chart of ours holds', () => {
    const values = [JSON.stringify({ manifests: [{ kind: 'NodePool', metadata: { name: 'general' } }] })];

    const objects = clusterObjects({
      resource: { helm_release: { pools: release('pools', { chart: './assets/x', values }) } },
    });

    expect(objects).toMatchObject([{ of: 'chart of this repository', holds: ['NodePool general'] }]);
  });

  it("says a storage class's provisioner, which is in no namespace", () => {
    const body = { metadata: { name: 'maps' }, storage_provisioner: 'efs.csi.aws.com' };

    const objects = clusterObjects({ resource: { kubernetes_storage_class_v1: { files: body } } });

    expect(objects).toEqual([{ kind: 'StorageClass', name: 'maps', of: 'efs.csi.aws.com', holds: [] }]);
  });
});
