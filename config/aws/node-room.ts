import { architectureOf, familyOf } from './instance-types';
import { PODS_ON_A_NODE } from '../network/pod-room';

/** What pods request, or what a node has for them. */
export interface Room {
  /** Thousandths of a vCPU. */
  readonly milliCpus: number;
  readonly mebibytes: number;
}

/** vCPUs and GiB of a type. */
interface Size {
  readonly vcpus: number;
  readonly gibibytes: number;
}

/** GiB for each vCPU, by the first letter of an ordinary family (EC2, "Instance types": general purpose, compute and memory optimized). */
const GIB_A_VCPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** GiB of the small sizes of a T family, which all have two vCPUs; larger ones are like those of an M family. */
const BURSTABLE: Readonly<Record<string, number>> = { nano: 0.5, micro: 1, small: 2, medium: 4 };

/**
 * The size of an ordinary type of the fifth generation or later, by its name: `large` has two vCPUs, `xlarge` four, and `4xlarge` four times
 * as many (EC2 user guide, "Instance type naming conventions").
 *
 * @returns undefined for other types
 */
export function sizeOf(type: string): Size | undefined {
  const [, letter = '', generation = '', size = ''] = /^([cmrt])(\d)[a-z-]*\.(\w+)$/.exec(type) ?? [];
  const burstable = letter === 't' ? BURSTABLE[size] : undefined;
  if (burstable !== undefined) return { vcpus: 2, gibibytes: burstable };
  if (letter !== 't' && Number(generation) < 5) return undefined;
  const ratio = letter === 't' ? 4 : GIB_A_VCPU[letter];
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  const vcpus = size === 'medium' ? 1 : size === 'large' ? 2 : size === 'xlarge' ? 4 : Number(times ?? 0) * 4;
  return ratio === undefined || vcpus === 0 ? undefined : { vcpus, gibibytes: vcpus * ratio };
}

/** Shares of a processor that a node keeps for itself, by how many thousandths it has. */
const KEPT: readonly (readonly [from: number, to: number, share: number])[] = [
  [0, 1000, 0.06],
  [1000, 2000, 0.01],
  [2000, 4000, 0.005],
  [4000, Number.POSITIVE_INFINITY, 0.0025],
];

/** Memory in MiB below which the kubelet evicts pods. */
const EVICTION = 100;

/**
 * What pods can request of a node, as Karpenter works it out before there is one.
 *
 * @param pods the most pods of the node, for each of which it keeps memory. @default as Karpenter's nodes have
 * @returns undefined for types whose size is not in their name
 *
 * Source: karpenter-provider-aws v1.14.0, pkg/providers/instancetype/types.go, `memory` and `kubeReservedResources`;
 * pkg/operator/options/options.go, `vm-memory-overhead-percent`.
 */
export function roomOf(type: string, pods = PODS_ON_A_NODE): Room | undefined {
  const size = sizeOf(type);
  if (!size) return undefined;
  const milliCpus = size.vcpus * 1000;
  const kept = KEPT.reduce(
    (sum, [from, to, share]) => sum + Math.trunc(Math.max(0, Math.min(milliCpus, to) - from) * share),
    0,
  );
  const mebibytes = size.gibibytes * 1024 - (architectureOf(familyOf(type)) === 'arm64' ? 64 : 0);
  return {
    milliCpus: milliCpus - kept,
    mebibytes: mebibytes - Math.ceil(mebibytes * 0.075) - (11 * pods + 255) - EVICTION,
  };
}
