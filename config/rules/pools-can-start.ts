import { hasCloud } from '../kubernetes/has-cloud';
import { offerFaults } from '../pools/offer-faults';
import { placeFaults } from '../pools/place-faults';
import { sizeFaults } from '../pools/size-faults';
import type { Rule } from './rule';

/** Each GPU pool has types that its region offers in its zones, of sizes that it may hold, where they make sense. */
export const poolsCanStart: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  return Object.entries(environment.cloud.gpuPools).flatMap(([name, pool]) => {
    const path = ['cloud', 'gpuPools', name];
    return [placeFaults, offerFaults, sizeFaults].flatMap((faults) => faults(path, pool, environment));
  });
};
