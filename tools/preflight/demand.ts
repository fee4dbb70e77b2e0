import { familyOf } from '../../config/instance-types';
import type { CloudConfig } from '../../config/schema/environment';
import type { InstanceShape } from './account';
import type { VcpuQuota } from './quotas';

type Pool = CloudConfig['gpuPools'][string];

/** vCPUs that something asks of a quota, and why so many. */
export interface Demand {
  readonly vcpus: number;
  readonly because: string;
}

/** What the system nodes ask: the largest of their types, and one node more while an update replaces them one by one. */
export function systemDemand(
  { instanceTypes, count }: CloudConfig['system'],
  shapes: readonly InstanceShape[],
): Demand {
  const vcpus = Math.max(0, ...shapes.filter(({ type }) => instanceTypes.includes(type)).map((shape) => shape.vcpus));
  return {
    vcpus: (count + 1) * vcpus,
    because: `system nodes: ${count} and one during an update, ${vcpus} vCPUs each`,
  };
}

/**
 * What a pool asks of one quota at its largest, in the shape that has the fewest vCPUs for that many GPUs: absent where the pool has
 * nothing of the quota's kind, or no type with so few GPUs. Each capacity type and family is reckoned as if it had to hold the whole pool alone.
 */
export function poolDemand(
  name: string,
  { capacity, families, maxGpus }: Pool,
  quota: VcpuQuota,
  shapes: readonly InstanceShape[],
): Demand | undefined {
  if (!capacity.includes(quota.capacity)) return undefined;
  const covered = families.filter(quota.covers);
  const [smallest] = fitting(covered, maxGpus, shapes)
    .map((shape) => ({ ...shape, nodes: Math.ceil(maxGpus / shape.gpus) }))
    .sort((a, b) => a.nodes * a.vcpus - b.nodes * b.vcpus || a.type.localeCompare(b.type));
  return (
    smallest && {
      vcpus: smallest.nodes * smallest.vcpus,
      because: `pool ${name}: ${maxGpus} GPUs as ${smallest.nodes} × ${smallest.type}, ${smallest.vcpus} vCPUs each`,
    }
  );
}

/** Types of the families that have GPUs, and no more of them than the pool may hold. */
export const fitting = (
  families: readonly string[],
  maxGpus: number,
  shapes: readonly InstanceShape[],
): InstanceShape[] =>
  shapes.filter(({ type, gpus }) => families.includes(familyOf(type)) && gpus > 0 && gpus <= maxGpus);
