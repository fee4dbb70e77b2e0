import { goProgramsAreBuilt } from '../../testbed/components/go-programs';
import {
  KARPENTER_PINS,
  startKarpenterHarness,
  type KarpenterHarness,
} from '../../testbed/karpenter/karpenter-harness';
import { labelOf } from '../../testbed/karpenter/karpenter-objects';
import { fleetCallOf } from '../../testbed/karpenter/launched-instance';
import { clear, createPod } from '../../testbed/karpenter/workloads';
import { fixtureEnvironment } from '../../testbed/karpenter/fixture-environment';
import { viewOf } from '../../testbed/karpenter/cluster-view';
import { eventually } from '../../machine/eventually';
import { facts } from '../../commands/harness/table';
import { median } from './rows';

/** How often one pod is timed. */
const ROUNDS = 10;

/** Pods of the burst, one GPU each. */
const BURST = 100;

/**
 * Times the real Karpenter with emulated EC2: from a pending pod to its launched instance, and a burst over all pools. The limits are raised so that the
 * burst fits; anything else of the pools is as the stack renders it.
 *
 * @param progress told what is done
 * @returns text to print; what to do first where the components are not built yet, since building them takes minutes
 */
export const benchKarpenter = async (progress: (what: string) => void): Promise<string> => {
  if (!(await goProgramsAreBuilt(KARPENTER_PINS))) {
    return 'Karpenter: not measured, for its components are not built yet; `npm run proofs -- karpenter` builds them (with Go, once).';
  }
  progress('starting Karpenter');
  const harness = await startKarpenterHarness({ loaded: fixtureEnvironment({ maxGpus: BURST }) });
  try {
    await harness.installPools();
    const single = await onePod(harness, progress);
    progress('removing the nodes');
    await clear(harness);
    progress(`a burst of ${BURST} GPU pods`);
    const burst = await burstOfPods(harness);
    const typical = median(single);
    return [
      'Karpenter 1.14.0 with emulated EC2 (which does not choose by price, and answers at once):',
      facts([
        [
          'one GPU pod pending → instance',
          `median ${typical.toFixed(2)} s, ${Math.min(...single).toFixed(2)}–${Math.max(...single).toFixed(2)} s in ${single.length} rounds; 1 s of it is Karpenter's own wait for more pods`,
        ],
        [
          `${BURST} GPU pods → last instance`,
          `${burst.seconds.toFixed(2)} s, ${(burst.seconds / typical).toFixed(1)} × one pod; ${burst.nodes} nodes in three pools`,
        ],
        ['GPUs allocated − asked', `${burst.gpus} − ${BURST} = ${burst.gpus - BURST}`],
      ]),
    ].join('\n');
  } finally {
    await harness.stop();
  }
};

/** Seconds from creating a pod to the fleet call's answer, each time with a node of its own. */
const onePod = async (harness: KarpenterHarness, progress: (what: string) => void): Promise<number[]> => {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    progress(`one pod, ${round + 1} of ${ROUNDS}`);
    const name = `one-${round}`;
    const began = Date.now();
    // One GPU a node, so that no node has room for the next pod.
    await createPod(harness, { name, gpus: 1, nodes: 'pipeline', instanceType: 'g6.xlarge' });
    const { instance } = await viewOf(harness).running(name);
    seconds.push((fleetCallOf(harness, instance.InstanceId ?? '').at - began) / 1000);
  }
  return seconds;
};

const burstOfPods = async (harness: KarpenterHarness) => {
  const view = viewOf(harness);
  const uses = Object.values(harness.environment.cloud.gpuPools).map(({ use }) => use);
  const began = Date.now();
  await Promise.all(
    Array.from({ length: BURST }, (_, index) =>
      createPod(harness, { name: `burst-${index}`, gpus: 1, nodes: uses[index % uses.length] ?? '' }),
    ),
  );
  await eventually(
    'all pods to run',
    async () => (await view.pods('burst-')).every(({ status }) => status?.phase === 'Running'),
    { seconds: 240 },
  );
  const fleets = harness.recorder.calls.filter(({ action, at }) => action === 'CreateFleet' && at > began);
  const claims = await view.nodeClaims();
  return {
    seconds: (Math.max(...fleets.map(({ at }) => at)) - began) / 1000,
    nodes: claims.length,
    gpus: claims.reduce((sum, claim) => sum + Number(labelOf(claim, 'karpenter.k8s.aws/instance-gpu-count')), 0),
  };
};
