import { error } from '../load/fault';
import { GENERAL_POOL } from '../pools/general-nodes';
import { generalPoolFaults, gpuPoolFaults } from '../pools/pool-faults';
import type { Rule } from './rule';

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
