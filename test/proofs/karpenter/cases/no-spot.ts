import { describe, it } from 'node:test';
import { equal, deepEqual, ok } from 'node:assert/strict';
import { labelOf } from '../../../../testbed/karpenter/crds';
import { capacityTypeOf } from '../../../../testbed/karpenter/launch';
import { noSpot } from '../../../../testbed/karpenter/no-spot';
import { clear, createPod } from '../../../../testbed/karpenter/pods';
import type { Point } from '../shown';

/** The second capacity type of a pool. */
export const withoutSpot: Point = (stage) => {
  void describe('6. given a pool of spot first and on-demand second, when EC2 has no spot capacity', () => {
    void it('then spot is asked for first, and the pod runs on-demand', async () => {
      const before = stage.ground.recorder.calls.length;
      stage.ground.recorder.refuse(noSpot);
      await createPod(stage.ground, { name: 'insistent', gpus: 1, nodes: 'pipeline' });
      const { claim, instance } = await stage.view.running('insistent', 90);
      stage.ground.recorder.refuse(undefined);
      equal(labelOf(claim, 'karpenter.sh/capacity-type'), 'on-demand');
      equal(instance.InstanceLifecycle, undefined);
      const asked = stage.ground.recorder.calls.slice(before).filter(({ action }) => action === 'CreateFleet');
      const order = [...new Set(asked.map(capacityTypeOf))];
      deepEqual(order, ['spot', 'on-demand']);
      ok(stage.ground.environment.cloud.gpuPools['pipeline']?.capacity.join() === order.join());
      stage.saw(
        6,
        `${asked.length - 1} fleet call(s) for spot refused, then ${instance.InstanceType ?? '?'} on-demand`,
      );
    });

    void it('then nothing is left once it is deleted', () => clear(stage.ground));
  });
};
