import type { RuleFault } from '../load/fault';
import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { offerFaults } from './offer-faults';
import { placeFaults } from './place-faults';
import { sizeFaults } from './size-faults';

/** What keeps a GPU pool's nodes from starting, or from being where and what they should be. */
export const startFaults = (
  path: RuleFault['path'],
  pool: GpuPoolConfig,
  environment: Pick<CloudEnvironment, 'cloud' | 'storage'>,
): RuleFault[] => [
  ...placeFaults(path, pool, environment),
  ...offerFaults(path, pool, environment),
  ...sizeFaults(path, pool, environment),
];
