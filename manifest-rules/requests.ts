import { addOnPods, addOnsOnEachNode } from '../config/aws/add-on-requests';
import type { Room } from '../config/aws/node-room';
import { sumOf, type PodRequest } from '../config/pools/packing';
import { listAt, textAt, valueAt, workloadsIn, type Content, type Workload } from './given';
import { nodeKinds, type NodeKind } from './node-kinds';
import { placedPods, refusedBy, selectsKind, type PlacedPods } from './placement';

const MEBI = 1024 * 1024;

/** Suffixes of a quantity (Kubernetes, "Quantity"). */
const TIMES: Readonly<Record<string, number>> = {
  ...{ m: 1 / 1000, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 },
  ...{ Ki: 1024, Mi: MEBI, Gi: 1024 * MEBI, Ti: MEBI * MEBI },
};

/** @throws Error for what is no quantity */
const quantity = (value: unknown): number => {
  const [, number, suffix = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(value)) ?? [];
  const times = TIMES[suffix];
  if (number === undefined || times === undefined) throw new Error(`${String(value)} is no quantity of Kubernetes.`);
  return Number(number) * times;
};

const requested = (container: unknown): Room => {
  const requests = valueAt(container, 'resources', 'requests');
  return {
    milliCpus: Math.ceil(quantity(valueAt(requests, 'cpu') ?? '0') * 1000),
    mebibytes: Math.ceil(quantity(valueAt(requests, 'memory') ?? '0') / MEBI),
  };
};

/** What the scheduler reserves for a pod: its containers together, or its largest init container (Kubernetes, "Init Containers"). */
export const requestOf = (pod: unknown): Room => {
  const running = sumOf(listAt(pod, 'containers').map(requested));
  return listAt(pod, 'initContainers')
    .map(requested)
    .reduce<Room>(
      (most, one) => ({
        milliCpus: Math.max(most.milliCpus, one.milliCpus),
        mebibytes: Math.max(most.mebibytes, one.mebibytes),
      }),
      running,
    );
};

/** Pods that always run on the nodes of a cluster. */
export interface AlwaysRunning {
  /** Those that can run only on the system nodes. */
  readonly system: readonly PodRequest[];
  /** Those that run on the system nodes as far as these have room, and else on general ones. */
  readonly either: readonly PodRequest[];
  /** Those that can run only on other nodes without GPUs. */
  readonly general: readonly PodRequest[];
  /** Those of which each node of a kind has one. */
  readonly onEach: (kind: NodeKind) => readonly PodRequest[];
}

const named = (workload: Workload): PodRequest => ({
  name: workload.object.metadata.name,
  ...requestOf(workload.pod),
});

const replicasOf = ({ object }: Workload): number => Number(valueAt(object, 'spec', 'replicas') ?? 1);

const keyOf = ({ object }: Workload | PlacedPods['by']): string =>
  `${object.kind} ${textAt(object, 'metadata', 'namespace') ?? ''}/${object.metadata.name}`;

/**
 * What always runs on the cloud's nodes: EKS's add-ons, Karpenter, Argo CD and the apps. Jobs end, and pods with GPUs come with work. Facts
 * have the replicas of the cloud.
 */
export const alwaysRunning = (content: Content): AlwaysRunning => {
  const kinds = nodeKinds(content.cluster).filter(({ gpus }) => !gpus);
  const [system] = kinds;
  const workloads = workloadsIn([...content.installedFirst, ...content.given]);
  const byKey = new Map(workloads.map((workload) => [keyOf(workload), workload]));
  const found = placedPods(content).flatMap((pods) => {
    const workload = byKey.get(keyOf(pods.by));
    return workload ? [{ pods, workload }] : [];
  });
  const runsOn = (pods: PlacedPods, kind: NodeKind): boolean =>
    selectsKind(pods, kind) && refusedBy(pods, kind).length === 0;
  const placed = found
    .filter(({ workload }) => ['Deployment', 'StatefulSet'].includes(workload.object.kind))
    .map(({ pods, workload }) => ({
      onSystem: system !== undefined && runsOn(pods, system),
      elsewhere: kinds.slice(1).some((kind) => runsOn(pods, kind)),
      each: Array<PodRequest>(replicasOf(workload)).fill(named(workload)),
    }));
  const where = (onSystem: boolean, elsewhere: boolean): PodRequest[] =>
    placed.filter((one) => one.onSystem === onSystem && one.elsewhere === elsewhere).flatMap(({ each }) => each);
  return {
    system: where(true, false),
    either: [...addOnPods(), ...where(true, true)],
    general: where(false, true),
    onEach: (kind) => [
      ...addOnsOnEachNode(),
      ...found.filter(({ pods }) => pods.everyNode && runsOn(pods, kind)).map(({ workload }) => named(workload)),
    ],
  };
};
