import { describe, it } from 'node:test';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { PatchStrategy } from '@kubernetes/client-node';
import { startHistory } from '../../../../tools/karpenter/history';
import { instanceOf, nameOf, NODE_POOL } from '../../../../tools/karpenter/kinds';
import { clear, createPod } from '../../../../tools/karpenter/pods';
import { NAMESPACE } from '../../../../tools/karpenter/view';
import { eventually } from '../../../../tools/support/eventually';
import type { Point, Stage } from '../shown';

const KEEP = 'karpenter.sh/do-not-disrupt';

/** Minutes of idling are made seconds: the one thing that is not as the stack renders it, and only in this point. */
const idleFor = async ({ ground }: Stage, pool: string, consolidateAfter: string): Promise<string> => {
  const found = (await ground.objects.read({ ...NODE_POOL, metadata: { name: pool } })) as {
    readonly spec?: { readonly disruption?: { readonly consolidateAfter?: string } };
  };
  await ground.objects.patch(
    { ...NODE_POOL, metadata: { name: pool }, ...{ spec: { disruption: { consolidateAfter } } } },
    ...[undefined, undefined, undefined, undefined, PatchStrategy.MergePatch],
  );
  return found.spec?.disruption?.consolidateAfter ?? '';
};

/** Nodes that are not needed any more. */
export const consolidation: Point = (stage) => {
  void describe('4. given a pool whose idle time is over in a second instead of minutes', () => {
    void it('when its pod is gone, then the node is drained, its instance terminated, and the node goes last', async () => {
      const minutes = await idleFor(stage, 'pipeline', '1s');
      await createPod(stage.ground, { name: 'short', gpus: 1, nodes: 'pipeline' });
      const { claim, pod } = await stage.view.running('short');
      const history = await startHistory(stage.ground);
      const began = Date.now();
      await stage.ground.core.deleteNamespacedPod({ namespace: NAMESPACE, name: 'short', gracePeriodSeconds: 0 });
      await eventually('the NodeClaim to go', async () => (await stage.view.nodeClaims('pipeline')).length === 0, {
        seconds: 120,
        state: async () => (await stage.view.eventsOf(nameOf(claim))).map(({ message }) => message),
      });
      await eventually('the watch to tell', () =>
        Promise.resolve(history.of(nameOf(claim)).some(({ what }) => what === 'gone')),
      );
      history.stop();
      const id = instanceOf(claim) ?? '';
      const terminated = stage.ground.recorder.calls.find(
        ({ action, parameters }) => action === 'TerminateInstances' && Object.values(parameters).includes(id),
      );
      const order = [
        ...history.of(pod.spec?.nodeName ?? '').map((one) => ({ ...one, what: `node ${one.what}` })),
        ...history.of(nameOf(claim)).map((one) => ({ ...one, what: `claim ${one.what}` })),
        { what: 'instance terminated', at: terminated?.at ?? Number.NaN },
      ]
        .sort((a, b) => a.at - b.at)
        .map(({ what }) => what);
      const wanted = [
        'node tainted karpenter.sh/disrupted',
        'claim deleting',
        'node deleting',
        'instance terminated',
        'node gone',
        'claim gone',
      ];
      deepEqual(
        order.filter((what) => wanted.includes(what)),
        wanted,
      );
      deepEqual(await stage.view.instances(), []);
      const events = await stage.view.eventsOf(nameOf(claim));
      ok(events.some(({ reason, message }) => reason === 'DisruptionTerminating' && /Empty/.test(message ?? '')));
      await idleFor(stage, 'pipeline', minutes);
      stage.saw(
        4,
        `empty: ${wanted.map((what) => what.replace('tainted karpenter.sh/', '')).join(' → ')}, ${((Date.now() - began) / 1000).toFixed(0)} s`,
      );
    });

    void it('when a pod must not be disrupted, then its oversized node stays; and goes once it may', async () => {
      // The two share a node that is larger than the one that stays would need.
      await createPod(stage.ground, { name: 'kept', gpus: 1, nodes: 'serving', annotations: { [KEEP]: 'true' } });
      await createPod(stage.ground, { name: 'large', cpu: '20', nodes: 'serving' });
      const { claim } = await stage.view.running('kept');
      equal((await stage.view.running('large')).claim.metadata?.name, nameOf(claim));
      const minutes = await idleFor(stage, 'serving', '1s');
      await stage.ground.core.deleteNamespacedPod({ namespace: NAMESPACE, name: 'large', gracePeriodSeconds: 0 });
      const blocked = await eventually(
        'Karpenter to say that it may not',
        async () =>
          (await stage.view.eventsOf(nameOf(claim))).find(({ reason }) => reason === 'DisruptionBlocked')?.message,
        { seconds: 90 },
      );
      match(blocked, new RegExp(KEEP));
      deepEqual((await stage.view.nodeClaims('serving')).map(nameOf), [nameOf(claim)]);

      await stage.ground.core.patchNamespacedPod({
        namespace: NAMESPACE,
        name: 'kept',
        body: [{ op: 'remove', path: `/metadata/annotations/${KEEP.replace('/', '~1')}` }],
      });
      await eventually(
        'the node to be replaced by a smaller one',
        async () => !(await stage.view.nodeClaims('serving')).some((one) => nameOf(one) === nameOf(claim)),
        { seconds: 120, state: async () => (await stage.view.eventsOf(nameOf(claim))).map(({ message }) => message) },
      );
      await idleFor(stage, 'serving', minutes);
      stage.saw(4, 'do-not-disrupt: its node stayed, and went once the annotation was gone');
    });

    void it('then nothing is left once they are deleted', () => clear(stage.ground));
  });
};
