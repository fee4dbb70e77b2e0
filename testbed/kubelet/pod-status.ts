import type { V1ContainerState, V1ContainerStatus, V1Pod, V1PodCondition, V1PodStatus } from '@kubernetes/client-node';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** How far a container of a pod is. */
export interface ContainerProgress {
  readonly name: string;
  readonly image: string;
  readonly state:
    | { readonly is: 'waiting'; readonly reason: string; readonly message?: string }
    | { readonly is: 'running'; readonly since: Date }
    | {
        readonly is: 'ended';
        readonly since: Date;
        readonly at: Date;
        readonly exitCode: number;
        readonly message: string;
      };
}

/** How far a pod is. */
export interface PodProgress {
  readonly phase: Phase;
  readonly began: Date;
  readonly init: readonly ContainerProgress[];
  readonly containers: readonly ContainerProgress[];
  /** Why the pod as a whole failed, such as its deadline. */
  readonly because?: { readonly reason: string; readonly message: string };
}

const stateOf = ({ state }: ContainerProgress): V1ContainerState => {
  if (state.is === 'waiting')
    return { waiting: { reason: state.reason, ...(state.message !== undefined && { message: state.message }) } };
  if (state.is === 'running') return { running: { startedAt: state.since } };
  const { since, at, exitCode, message } = state;
  return {
    terminated: {
      exitCode,
      reason: exitCode === 0 ? 'Completed' : 'Error',
      startedAt: since,
      finishedAt: at,
      ...(message !== '' && { message }),
    },
  };
};

const statusOf = (progress: ContainerProgress, init: boolean): V1ContainerStatus => {
  const { name, image, state } = progress;
  const running = state.is === 'running';
  return {
    ...{ name, image, imageID: image, restartCount: 0, started: running, state: stateOf(progress) },
    ready: init ? state.is === 'ended' && state.exitCode === 0 : running,
  };
};

/** Conditions that the kubelet sets; the others are kept. */
const conditionsOf = ({ phase, init, containers }: PodProgress): Pick<V1PodCondition, 'type' | 'status'>[] => {
  const told = (yes: boolean): string => (yes ? 'True' : 'False');
  const initialized = init.every(({ state }) => state.is === 'ended' && state.exitCode === 0);
  const ready = phase === 'Running' && containers.every(({ state }) => state.is === 'running');
  return [
    { type: 'PodReadyToStartContainers', status: told(phase !== 'Succeeded' && phase !== 'Failed') },
    { type: 'Initialized', status: told(initialized) },
    { type: 'Ready', status: told(ready) },
    { type: 'ContainersReady', status: told(ready) },
  ];
};

/** The status that a kubelet writes for a pod of its own; there are no addresses but this machine's. */
export const podStatus = (pod: V1Pod, progress: PodProgress): V1PodStatus => {
  const { phase, began, init, containers, because } = progress;
  const before = pod.status?.conditions ?? [];
  const ours = conditionsOf(progress).map((one): V1PodCondition => {
    const old = before.find(({ type }) => type === one.type);
    return { ...one, lastTransitionTime: old?.status === one.status ? (old.lastTransitionTime ?? began) : new Date() };
  });
  return {
    ...{ phase, startTime: began, hostIP: '127.0.0.1', podIP: '127.0.0.1', ...because },
    conditions: [...before.filter(({ type }) => !ours.some((one) => one.type === type)), ...ours],
    initContainerStatuses: init.map((one) => statusOf(one, true)),
    containerStatuses: containers.map((one) => statusOf(one, false)),
  };
};
