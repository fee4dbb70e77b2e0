import { describe, it } from 'node:test';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { labelOf } from '../../../../testbed/karpenter/crds';
import { imageOf } from '../../../../testbed/karpenter/launch';
import { clear, createPod } from '../../../../testbed/karpenter/pods';
import { eventually } from '../../../../machine/eventually';
import type { Point, Stage } from '../shown';

/** What Karpenter says of a pod for which it launches nothing. */
export const refusalOf = ({ view }: Stage, pod: string): Promise<string> =>
  eventually(`Karpenter to say why it launches nothing for ${pod}`, async () => {
    const told = (await view.eventsOf(pod)).filter(
      ({ reason, source, reportingComponent }) =>
        reason === 'FailedScheduling' && (source?.component === 'karpenter' || reportingComponent === 'karpenter'),
    );
    return told.at(-1)?.message;
  });

/** Pods that must not cause a GPU node. */
export const nobodyElse: Point = (stage) => {
  void describe('2. given the same pools', () => {
    void it('when a pod asks for CPU alone, then it gets a node without GPU, with the standard image', async () => {
      await createPod(stage.ground, { name: 'cpu', cpu: '2' });
      const { instance, claim } = await stage.view.running('cpu');
      equal(labelOf(claim, 'karpenter.sh/nodepool'), 'general');
      equal(labelOf(claim, 'karpenter.k8s.aws/instance-gpu-count'), '');
      match((await imageOf(stage.ground, instance.ImageId)).Name ?? '', /-standard-1\.35-v\d{8}$/);
      stage.saw(2, `CPU pod: ${instance.InstanceType ?? '?'} of the general pool`);
    });

    void it('when a GPU pod tolerates no taint, then no node is launched for it, and Karpenter says why', async () => {
      const before = (await stage.view.instances()).map(({ InstanceId }) => InstanceId);
      await createPod(stage.ground, { name: 'intolerant', gpus: 1 });
      const refusal = await refusalOf(stage, 'intolerant');
      for (const use of ['pipeline', 'training', 'serving'])
        ok(refusal.includes(`nvidia.com/gpu=${use}:NoSchedule`), refusal);
      deepEqual(
        (await stage.view.instances()).map(({ InstanceId }) => InstanceId),
        before,
      );
      const [pod] = await stage.view.pods('intolerant');
      equal(pod?.status?.phase, 'Pending');
      stage.saw(2, 'GPU pod without toleration: pending, no node');
    });

    void it('when a pod tolerates another use alone, then it gets no node of this one', async () => {
      await createPod(stage.ground, { name: 'stranger', gpus: 1, nodes: 'serving', tolerates: ['pipeline'] });
      ok((await refusalOf(stage, 'stranger')).includes('nvidia.com/gpu=serving:NoSchedule'));
      deepEqual(await stage.view.nodeClaims('serving'), []);
    });

    void it('then nothing is left once they are deleted', () => clear(stage.ground));
  });
};
