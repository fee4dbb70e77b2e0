import { describe, expect, it } from 'vitest';
import { GPU_MODEL_LABEL } from '../../../../config/kubernetes/labels-and-taints';
import { at, gitopsTree } from '../../../support/gitops';

const tree = gitopsTree().filter(({ app }) => app === 'kueue');
const spec = (environment: string, cluster: string, kind: string, name: string): unknown =>
  at(
    tree.find(
      (each) =>
        each.environment === environment && each.cluster === cluster && each.kind === kind && each.name === name,
    )?.body,
    'spec',
  );

const quotas = (environment: string, cluster: string): unknown =>
  (at(spec(environment, cluster, 'ClusterQueue', 'pipeline'), 'resourceGroups', 0, 'flavors') as object[]).map(
    (flavor) => [at(flavor, 'name'), at(flavor, 'resources', 0, 'nominalQuota')],
  );

describe('the queue', () => {
  it('is of the GPUs that a site has, by their model', () => {
    expect(quotas('hybrid', 'seoul')).toEqual([['rtx-a6000', 16]]);
  });

  it('is of the GPUs that the pools of jobs may have in the cloud, and not of those that serve', () => {
    expect(quotas('hybrid', 'cloud')).toEqual([['pipeline', 8]]);
  });

  it('takes pools of training where there are no others', () => {
    expect(quotas('cloud-only', 'cloud')).toEqual([['training', 16]]);
  });

  it('sends a pod to the nodes of its pool in the cloud, past their taint', () => {
    expect(spec('hybrid', 'cloud', 'ResourceFlavor', 'pipeline')).toEqual({
      nodeLabels: { 'landbridge/nodes': 'pipeline' },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Equal', value: 'pipeline', effect: 'NoSchedule' }],
    });
  });

  it('sends a pod to the hosts of a model on a site, whatever their taint says', () => {
    expect(spec('hybrid', 'seoul', 'ResourceFlavor', 'rtx-a6000')).toEqual({
      nodeLabels: { [GPU_MODEL_LABEL]: 'rtx-a6000' },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
    });
  });
});
