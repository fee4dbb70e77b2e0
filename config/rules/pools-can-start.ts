import { hasCloud } from '../kubernetes/clusters';
import { startFaults } from '../pools/start-faults';
import type { Rule } from './rule';

/** Each GPU pool has types that its region offers in its zones, of sizes that it may hold, where they make sense. */
export const poolsCanStart: Rule = (environment) =>
  hasCloud(environment)
    ? Object.entries(environment.cloud.gpuPools).flatMap(([name, pool]) =>
        startFaults(['cloud', 'gpuPools', name], pool, environment),
      )
    : [];
