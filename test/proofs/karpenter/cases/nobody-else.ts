import { describe, it } from 'node:test';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { labelOf } from '../../../../testbed/karpenter/karpenter-objects';
import { imageOf } from '../../../../testbed/karpenter/launched-instance';
import { clear, createPod } from '../../../../testbed/karpenter/workloads';
import { eventually } from '../../../../machine/eventually';
import type { KarpenterCase, KarpenterFixture } from '../karpenter-case';
import { GPU_RESOURCE } from '../../../../config/kubernetes/labels-and-taints';

/** What Karpenter says of a pod for which it launches nothing. */
export const refusalOf = ({ view }: KarpenterFixture, pod: string): Promise<string> =>
  eventually(`Karpenter to say why it launches nothing for ${pod}`, async () => {
    const told = (await view.eventsOf(pod)).filter(
      ({ reason, source, reportingComponent }) =>
        reason === 'FailedScheduling' && (source?.component === 'karpenter' || reportingComponent === 'karpenter'),
    );
    return told.at(-1)?.message;
  });

/** Pods that must not cause a GPU node. */
export const nobodyElse: KarpenterCase = (fixture) => {
  void describe('2. given the same pools', () => {
    void it('when a pod asks for CPU alone, then it gets a node without GPU, with the standard image', async () => {
      await createPod(fixture.harness, { name: 'cpu', cpu: '2' });
      const { instance, claim } = await fixture.view.running('cpu');
      equal(labelOf(claim, 'karpenter.sh/nodepool'), 'general');
      equal(labelOf(claim, 'karpenter.k8s.aws/instance-gpu-count'), '');
      match((await imageOf(fixture.harness, instance.ImageId)).Name ?? '', /-standard-1\.35-v\d{8}$/);
      fixture.note(2, `CPU pod: ${instance.InstanceType ?? '?'} of the general pool`);
    });

    void it('when a GPU pod tolerates no taint, then no node is launched for it, and Karpenter says why', async () => {
      const before = (await fixture.view.instances()).map(({ InstanceId }) => InstanceId);
      await createPod(fixture.harness, { name: 'intolerant', gpus: 1 });
      const refusal = await refusalOf(fixture, 'intolerant');
      for (const use of ['pipeline', 'training', 'serving'])
        ok(refusal.includes(`${GPU_RESOURCE}=${use}:NoSchedule`), refusal);
      deepEqual(
        (await fixture.view.instances()).map(({ InstanceId }) => InstanceId),
        before,
      );
      const [pod] = await fixture.view.pods('intolerant');
      equal(pod?.status?.phase, 'Pending');
      fixture.note(2, 'GPU pod without toleration: pending, no node');
    });

    void it('when a pod tolerates another use alone, then it gets no node of this one', async () => {
      await createPod(fixture.harness, { name: 'stranger', gpus: 1, nodes: 'serving', tolerates: ['pipeline'] });
      ok((await refusalOf(fixture, 'stranger')).includes(`${GPU_RESOURCE}=serving:NoSchedule`));
      deepEqual(await fixture.view.nodeClaims('serving'), []);
    });

    void it('then nothing is left once they are deleted', () => clear(fixture.harness));
  });
};
