import type { Room } from '../aws/node-room';

/** A pod and what it requests. */
export interface PodRequest extends Room {
  /** Such as `kueue-controller-manager`. */
  readonly name: string;
}

const without = (room: Room, { milliCpus, mebibytes }: Room): Room => ({
  milliCpus: room.milliCpus - milliCpus,
  mebibytes: room.mebibytes - mebibytes,
});

const holds = ({ milliCpus, mebibytes }: Room, pod: Room): boolean =>
  pod.milliCpus <= milliCpus && pod.mebibytes <= mebibytes;

/** The sum of requests. */
export const sumOf = (pods: readonly Room[]): Room =>
  pods.reduce<Room>(
    (sum, { milliCpus, mebibytes }) => ({
      milliCpus: sum.milliCpus + milliCpus,
      mebibytes: sum.mebibytes + mebibytes,
    }),
    { milliCpus: 0, mebibytes: 0 },
  );

/** How pods were put on nodes. */
export interface Packed {
  readonly nodes: number;
  readonly left: readonly PodRequest[];
}

/**
 * Puts pods on alike nodes: the largest first, each on the first node that holds it.
 *
 * @param room what a node has, after what runs on every node
 * @param most the most nodes. @default as many as it takes
 */
export function pack(pods: readonly PodRequest[], room: Room, most = Number.POSITIVE_INFINITY): Packed {
  const share = (pod: Room): number => Math.max(pod.milliCpus / room.milliCpus, pod.mebibytes / room.mebibytes);
  const nodes: Room[] = [];
  const left: PodRequest[] = [];
  for (const pod of pods.toSorted((one, other) => share(other) - share(one) || (one.name < other.name ? -1 : 1))) {
    const found = nodes.findIndex((node) => holds(node, pod));
    if (found >= 0) nodes[found] = without(nodes[found] ?? room, pod);
    else if (nodes.length < most && holds(room, pod)) nodes.push(without(room, pod));
    else left.push(pod);
  }
  return { nodes: nodes.length, left };
}

/** What a node has after what runs on every node. */
export const roomBeside = (room: Room, onEachNode: readonly Room[]): Room => without(room, sumOf(onEachNode));
