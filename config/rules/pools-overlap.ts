import { error } from '../load/fault';
import { hasCloud } from '../kubernetes/clusters';
import { overlapOf } from '../pools/overlap';
import type { Rule } from './rule';

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
