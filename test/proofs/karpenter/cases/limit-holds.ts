import { describe, it } from 'node:test';
import { equal, match } from 'node:assert/strict';
import type { V1Pod } from '@kubernetes/client-node';
import { labelOf } from '../../../../testbed/karpenter/karpenter-objects';
import { clear, createPod } from '../../../../testbed/karpenter/workloads';
import { eventually } from '../../../../machine/eventually';
import type { KarpenterCase, KarpenterFixture } from '../karpenter-case';
import { refusalOf } from './nobody-else';

const PODS = 20;

const inPhase = (pods: readonly V1Pod[], phase: string): V1Pod[] =>
  pods.filter(({ status }) => status?.phase === phase);

/** GPUs of all nodes of a pool. */
const gpusOf = async ({ view }: KarpenterFixture, pool: string): Promise<number> =>
  (await view.nodeClaims(pool)).reduce(
    (sum, claim) => sum + Number(labelOf(claim, 'karpenter.k8s.aws/instance-gpu-count')),
    0,
  );

/** A pool's limit under more pods than it may serve. */
export const limitHolds: KarpenterCase = (fixture) => {
  void describe(`3. given a pool's limit of GPUs, when ${PODS} pods ask for one each`, () => {
    void it('then as many run as the limit allows, and the rest stay pending for that reason', async () => {
      const limit = fixture.harness.environment.cloud.gpuPools['pipeline']?.maxGpus ?? 0;
      const names = Array.from({ length: PODS }, (_, index) => `burst-${index}`);
      await Promise.all(names.map((name) => createPod(fixture.harness, { name, gpus: 1, nodes: 'pipeline' })));
      await eventually(
        `${limit} pods to run`,
        async () => inPhase(await fixture.view.pods('burst-'), 'Running').length >= limit,
        { seconds: 90, state: async () => inPhase(await fixture.view.pods('burst-'), 'Running').length },
      );
      const waiting = inPhase(await fixture.view.pods('burst-'), 'Pending');
      equal(waiting.length, PODS - limit);
      for (const pod of waiting) {
        match(await refusalOf(fixture, pod.metadata?.name ?? ''), /exceed limits for nodepool/);
      }
      equal(await gpusOf(fixture, 'pipeline'), limit);
      const instances = (await fixture.view.instances()).map(({ InstanceType }) => InstanceType);
      equal(instances.length, (await fixture.view.nodeClaims('pipeline')).length);
      fixture.note(
        3,
        `${limit} of ${PODS} pods run on ${instances.join(', ')}; ${waiting.length} pending: the limit is ${limit}`,
      );
    });

    void it('then nothing is left once they are deleted', () => clear(fixture.harness));
  });
};
