import type { Machines } from '../../config/cost/running-parts';
import { familyOf } from '../../config/aws/instance-types';
import { allowsType, generalFamilies, gpuRange, type TypesOfPool } from '../../config/pools/pool-nodes';
import type { CloudConfig } from '../../config/schema/environment';
import type { InstanceShape } from './account';
import type { VcpuQuota } from './quotas';

/** What of a pool decides how many vCPUs it may hold. */
type Pool = TypesOfPool & Pick<CloudConfig['gpuPools'][string], 'capacity'>;

/** vCPUs that something asks of a quota, and why so many. */
export interface Demand {
  readonly vcpus: number;
  readonly because: string;
}

/**
 * What machines that always run ask of one quota: the largest of their types, and one node more while an update replaces them one by one.
 * Absent where none of their types counts against it.
 */
export function machinesDemand(
  { what, types, count, spot, managed }: Machines,
  quota: VcpuQuota,
  shapes: readonly InstanceShape[],
): Demand | undefined {
  const covered = types.filter((type) => quota.covers(familyOf(type)));
  if (covered.length === 0 || count === 0 || spot !== (quota.capacity === 'spot')) return undefined;
  const vcpus = Math.max(0, ...shapes.filter(({ type }) => covered.includes(type)).map((shape) => shape.vcpus));
  const more = managed ? ' and one during an update' : '';
  return {
    vcpus: (count + Number(managed)) * vcpus,
    because: `${what.charAt(0).toLowerCase()}${what.slice(1)}: ${count}${more}, ${vcpus} vCPUs each`,
  };
}

/** What the general pool asks at its largest, of each quota that one of its families counts against. */
export function generalDemand(cloud: CloudConfig, quota: VcpuQuota): Demand | undefined {
  const { capacity, maxCpus } = cloud.generalPool;
  if (!capacity.includes(quota.capacity) || !generalFamilies(cloud).some(quota.covers)) return undefined;
  return { vcpus: maxCpus, because: `general pool: ${maxCpus} vCPUs at most (cloud.generalPool.maxCpus)` };
}

/**
 * What a pool asks of one quota at its largest, in the shape that has the fewest vCPUs for that many GPUs: absent where the pool has
 * nothing of the quota's kind, or no type with so few GPUs. Each capacity type and family is reckoned as if it had to hold the whole pool alone.
 */
export function poolDemand(
  name: string,
  pool: Pool,
  quota: VcpuQuota,
  shapes: readonly InstanceShape[],
): Demand | undefined {
  const { capacity, maxGpus } = pool;
  if (!capacity.includes(quota.capacity)) return undefined;
  const [smallest] = fitting(pool, shapes)
    .filter(({ type }) => quota.covers(familyOf(type)))
    .map((shape) => ({ ...shape, nodes: Math.ceil(maxGpus / shape.gpus) }))
    .sort((a, b) => a.nodes * a.vcpus - b.nodes * b.vcpus || a.type.localeCompare(b.type));
  return (
    smallest && {
      vcpus: smallest.nodes * smallest.vcpus,
      because: `pool ${name}: ${maxGpus} GPUs as ${smallest.nodes} × ${smallest.type}, ${smallest.vcpus} vCPUs each`,
    }
  );
}

/** Types that the pool may have: of its families or names, with as many GPUs as it asks of a node and no more than it may hold. */
export function fitting(pool: TypesOfPool, shapes: readonly InstanceShape[]): InstanceShape[] {
  const { from, to } = gpuRange(pool);
  return shapes.filter(({ type, gpus }) => allowsType(pool, type) && gpus >= from && gpus <= to);
}
