import { describe, it } from 'node:test';
import { equal, match } from 'node:assert/strict';
import type { V1Pod } from '@kubernetes/client-node';
import { labelOf } from '../../../../testbed/karpenter/crds';
import { clear, createPod } from '../../../../testbed/karpenter/pods';
import { eventually } from '../../../../machine/eventually';
import type { Point, Stage } from '../shown';
import { refusalOf } from './nobody-else';

const PODS = 20;

const inPhase = (pods: readonly V1Pod[], phase: string): V1Pod[] =>
  pods.filter(({ status }) => status?.phase === phase);

/** GPUs of all nodes of a pool. */
const gpusOf = async ({ view }: Stage, pool: string): Promise<number> =>
  (await view.nodeClaims(pool)).reduce(
    (sum, claim) => sum + Number(labelOf(claim, 'karpenter.k8s.aws/instance-gpu-count')),
    0,
  );

/** A pool's limit under more pods than it may serve. */
export const limitHolds: Point = (stage) => {
  void describe(`3. given a pool's limit of GPUs, when ${PODS} pods ask for one each`, () => {
    void it('then as many run as the limit allows, and the rest stay pending for that reason', async () => {
      const limit = stage.ground.environment.cloud.gpuPools['pipeline']?.maxGpus ?? 0;
      const names = Array.from({ length: PODS }, (_, index) => `burst-${index}`);
      await Promise.all(names.map((name) => createPod(stage.ground, { name, gpus: 1, nodes: 'pipeline' })));
      await eventually(
        `${limit} pods to run`,
        async () => inPhase(await stage.view.pods('burst-'), 'Running').length >= limit,
        { seconds: 90, state: async () => inPhase(await stage.view.pods('burst-'), 'Running').length },
      );
      const waiting = inPhase(await stage.view.pods('burst-'), 'Pending');
      equal(waiting.length, PODS - limit);
      for (const pod of waiting) {
        match(await refusalOf(stage, pod.metadata?.name ?? ''), /exceed limits for nodepool/);
      }
      equal(await gpusOf(stage, 'pipeline'), limit);
      const instances = (await stage.view.instances()).map(({ InstanceType }) => InstanceType);
      equal(instances.length, (await stage.view.nodeClaims('pipeline')).length);
      stage.saw(
        3,
        `${limit} of ${PODS} pods run on ${instances.join(', ')}; ${waiting.length} pending: the limit is ${limit}`,
      );
    });

    void it('then nothing is left once they are deleted', () => clear(stage.ground));
  });
};
