import { error, type Rule } from '../load/fault';
import { GENERAL_POOL } from '../pools/general-nodes';
import { generalPoolFaults, gpuPoolFaults } from '../pools/pool-faults';
import { hasCloud } from '../kubernetes/clusters';
import { offerFaults } from '../pools/offer-faults';
import { placeFaults } from '../pools/place-faults';
import { sizeFaults } from '../pools/size-faults';
import { overlapOf } from '../pools/overlap';

/** Pools say one thing about their types, an order that Karpenter knows, and zones that there are. */
export const poolSettings: Rule = ({ cloud }) => {
  if (!cloud) return [];
  return [
    ...Object.entries(cloud.gpuPools).flatMap(([name, pool]) =>
      gpuPoolFaults(['cloud', 'gpuPools', name], pool, cloud),
    ),
    ...(GENERAL_POOL in cloud.gpuPools
      ? [
          error(
            ['cloud', 'gpuPools', GENERAL_POOL],
            GENERAL_POOL,
            `a GPU pool is not called '${GENERAL_POOL}', which is the pool of ordinary nodes`,
            'name it after its use',
          ),
        ]
      : []),
    ...generalPoolFaults(['cloud', 'generalPool'], cloud.generalPool, cloud),
  ];
};

/** Each GPU pool has types that its region offers in its zones, of sizes that it may hold, where they make sense. */
export const poolsCanStart: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  return Object.entries(environment.cloud.gpuPools).flatMap(([name, pool]) => {
    const path = ['cloud', 'gpuPools', name];
    return [placeFaults, offerFaults, sizeFaults].flatMap((faults) => faults(path, pool, environment));
  });
};

/**
 * Pools of one use, which the same pods may enter, have different weights where they could start the same node. Karpenter's page asks for
 * it ("NodePools", section "spec.weight"); with equal weights 1.14 goes by the names, the last of the alphabet first.
 */
export const poolsOverlap: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  const pools = Object.entries(environment.cloud.gpuPools);
  return pools.flatMap(([name, pool], index) =>
    pools.slice(0, index).flatMap(([earlier, other]) => {
      const overlap = overlapOf(environment, other, pool);
      if (!overlap || (pool.weight ?? 0) !== (other.weight ?? 0)) return [];
      const [type = '', ...more] = overlap.types;
      const same = [
        more.length > 0 ? `${type} and ${more.length} more` : type,
        `on ${overlap.capacity.join(' and ')}`,
        `in ${overlap.zones.length === 1 ? 'zone' : 'zones'} ${overlap.zones.join(', ')}`,
      ].join(' ');
      const rule =
        `pools of one use that could start the same node have different weights: cloud.gpuPools.${earlier} could also start ` +
        `${same}, and with equal weights the names decide`;
      const fix =
        'give the one to be tried first a greater weight, such as 10, or the two different types, zones or capacity';
      return [error(['cloud', 'gpuPools', name, 'weight'], pool.weight, rule, fix)];
    }),
  );
};
