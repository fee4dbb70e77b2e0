import { describe, it } from 'node:test';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { PatchStrategy } from '@kubernetes/client-node';
import { startHistory, type History } from '../../../../testbed/karpenter/node-history';
import { instanceOf, nameOf, NODE_POOL, type NodeClaim } from '../../../../testbed/karpenter/karpenter-objects';
import { clear, createPod } from '../../../../testbed/karpenter/workloads';
import { NAMESPACE } from '../../../../testbed/karpenter/cluster-view';
import { eventually } from '../../../../machine/eventually';
import type { KarpenterCase, KarpenterFixture } from '../karpenter-case';

const KEEP = 'karpenter.sh/do-not-disrupt';

const consolidateAfter = async ({ harness }: KarpenterFixture, pool: string, time: string): Promise<string> => {
  const found = (await harness.objects.read({ ...NODE_POOL, metadata: { name: pool } })) as {
    readonly spec?: { readonly disruption?: { readonly consolidateAfter?: string } };
  };
  await harness.objects.patch(
    { ...NODE_POOL, metadata: { name: pool }, ...{ spec: { disruption: { consolidateAfter: time } } } },
    ...[undefined, undefined, undefined, undefined, PatchStrategy.MergePatch],
  );
  return found.spec?.disruption?.consolidateAfter ?? '';
};

/** Makes a pool's minutes of idling a second, as long as something lasts: the one thing that is not as the stack renders it. */
const hurrying = async (fixture: KarpenterFixture, pool: string, during: () => Promise<void>): Promise<void> => {
  const minutes = await consolidateAfter(fixture, pool, '1s');
  try {
    await during();
  } finally {
    await consolidateAfter(fixture, pool, minutes);
  }
};

const orderOf = ({ harness }: KarpenterFixture, history: History, node: string, claim: NodeClaim): string[] => {
  const terminated = harness.recorder.calls.find(
    ({ action, parameters }) =>
      action === 'TerminateInstances' && Object.values(parameters).includes(instanceOf(claim) ?? ''),
  );
  return [
    ...history.of(node).map(({ what, at }) => ({ what: `node ${what}`, at })),
    ...history.of(nameOf(claim)).map(({ what, at }) => ({ what: `claim ${what}`, at })),
    { what: 'instance terminated', at: terminated?.at ?? Number.NaN },
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ what }) => what);
};

const ORDER = [
  'node tainted karpenter.sh/disrupted',
  'claim deleting',
  'node deleting',
  'instance terminated',
  'node gone',
  'claim gone',
];

const emptyNodeGoes = async (fixture: KarpenterFixture): Promise<void> => {
  await createPod(fixture.harness, { name: 'short', gpus: 1, nodes: 'pipeline' });
  const { claim, pod } = await fixture.view.running('short');
  const history = await startHistory(fixture.harness);
  const began = Date.now();
  await hurrying(fixture, 'pipeline', async () => {
    await fixture.harness.core.deleteNamespacedPod({ namespace: NAMESPACE, name: 'short', gracePeriodSeconds: 0 });
    const gone = () => history.of(nameOf(claim)).some(({ what }) => what === 'gone');
    await eventually('the NodeClaim to go', () => Promise.resolve(gone()), {
      seconds: 120,
      state: async () => (await fixture.view.eventsOf(nameOf(claim))).map(({ message }) => message),
    });
  });
  history.stop();
  const order = orderOf(fixture, history, pod.spec?.nodeName ?? '', claim);
  deepEqual(
    order.filter((what) => ORDER.includes(what)),
    ORDER,
  );
  deepEqual(await fixture.view.instances(), []);
  const events = await fixture.view.eventsOf(nameOf(claim));
  ok(events.some(({ reason, message }) => reason === 'DisruptionTerminating' && (message ?? '').includes('Empty')));
  const steps = ORDER.map((what) => what.replace('tainted karpenter.sh/', '')).join(' → ');
  fixture.note(4, `${steps}, in ${((Date.now() - began) / 1000).toFixed(0)} s`);
};

const keptNodeStays = async (fixture: KarpenterFixture): Promise<void> => {
  // The two share a node that is larger than the one that stays would need.
  await createPod(fixture.harness, { name: 'kept', gpus: 1, nodes: 'serving', annotations: { [KEEP]: 'true' } });
  await createPod(fixture.harness, { name: 'large', cpu: '20', nodes: 'serving' });
  const { claim } = await fixture.view.running('kept');
  equal(nameOf((await fixture.view.running('large')).claim), nameOf(claim));
  const told = async () => (await fixture.view.eventsOf(nameOf(claim))).map(({ message }) => message ?? '');
  await hurrying(fixture, 'serving', async () => {
    await fixture.harness.core.deleteNamespacedPod({ namespace: NAMESPACE, name: 'large', gracePeriodSeconds: 0 });
    await eventually(
      'Karpenter to say that it may not',
      async () => (await told()).some((message) => message.includes(`"${KEEP}" annotation`)),
      { seconds: 90, state: told },
    );
    deepEqual((await fixture.view.nodeClaims('serving')).map(nameOf), [nameOf(claim)]);

    const path = `/metadata/annotations/${KEEP.replace('/', '~1')}`;
    const body = [{ op: 'remove', path }];
    await fixture.harness.core.patchNamespacedPod({ namespace: NAMESPACE, name: 'kept', body });
    await eventually(
      'the node to be replaced by a smaller one',
      async () => !(await fixture.view.nodeClaims('serving')).some((one) => nameOf(one) === nameOf(claim)),
      { seconds: 120, state: told },
    );
  });
  fixture.note(4, 'do-not-disrupt: its node stayed, and went once the annotation was gone');
};

/** Nodes that are not needed any more. */
export const consolidation: KarpenterCase = (fixture) => {
  void describe('4. given a pool whose idle time is over in a second instead of minutes', () => {
    void it('when its pod is gone, then the node is drained, its instance terminated, and its claim goes last', () =>
      emptyNodeGoes(fixture));

    void it('when a pod must not be disrupted, then its oversized node stays; and goes once it may', () =>
      keptNodeStays(fixture));

    void it('then nothing is left once they are deleted', () => clear(fixture.harness));
  });
};
