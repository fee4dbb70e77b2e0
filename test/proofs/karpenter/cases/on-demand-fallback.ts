import { describe, it } from 'node:test';
import { equal, deepEqual, ok } from 'node:assert/strict';
import { labelOf } from '../../../../testbed/karpenter/karpenter-objects';
import { capacityTypeOf } from '../../../../testbed/karpenter/aws-call';
import { noSpotCapacity } from '../../../../testbed/karpenter/emulator-answers';
import { clear, createPod } from '../../../../testbed/karpenter/workloads';
import type { KarpenterCase } from '../karpenter-case';

/** The second capacity type of a pool. */
export const onDemandFallback: KarpenterCase = (fixture) => {
  void describe('6. given a pool of spot first and on-demand second, when EC2 has no spot capacity', () => {
    void it('then spot is asked for first, and the pod runs on-demand', async () => {
      const before = fixture.harness.recorder.calls.length;
      fixture.harness.recorder.refuse(noSpotCapacity);
      await createPod(fixture.harness, { name: 'insistent', gpus: 1, nodes: 'pipeline' });
      const { claim, instance } = await fixture.view.running('insistent', 90);
      fixture.harness.recorder.refuse(undefined);
      equal(labelOf(claim, 'karpenter.sh/capacity-type'), 'on-demand');
      equal(instance.InstanceLifecycle, undefined);
      const asked = fixture.harness.recorder.calls.slice(before).filter(({ action }) => action === 'CreateFleet');
      const order = [...new Set(asked.map(capacityTypeOf))];
      deepEqual(order, ['spot', 'on-demand']);
      ok(fixture.harness.environment.cloud.gpuPools['pipeline']?.capacity.join() === order.join());
      fixture.note(
        6,
        `${asked.length - 1} fleet call(s) for spot refused, then ${instance.InstanceType ?? '?'} on-demand`,
      );
    });

    void it('then nothing is left once it is deleted', () => clear(fixture.harness));
  });
};
