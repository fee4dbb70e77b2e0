import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { capacityChecks } from './capacity-checks';
import { looked, type Check } from './check';
import { identityChecks } from './identity-checks';
import { networkChecks, zoneChecks } from './network-checks';
import { offerChecks } from './offer-checks';
import { spotRoleChecks } from './spot-role-checks';

/**
 * Looks at everything in the account that a first deploy could fail on. In another account than the environment's it looks no further,
 * since nothing there would mean anything.
 */
export async function preflight(environment: CloudEnvironment, account: Account): Promise<Check[]> {
  const identity = await looked('Identity', () => identityChecks(environment, account));
  if (identity[0]?.verdict !== 'ok') return [...identity];
  return [
    ...identity,
    ...(await looked('Zones of GPU types', () => offerChecks(environment, account))),
    ...(await looked('vCPU quotas', () => capacityChecks(environment, account))),
    ...(await looked('Room for the network', () => networkChecks(environment, account))),
    ...(await looked('Spot service-linked role', () => spotRoleChecks(environment, account))),
    ...(await looked('DNS zone', () => zoneChecks(environment, account))),
  ];
}
