import type { CloudEnvironment } from '../../config/schema/environment';
import type { Account } from './account';
import { capacityChecks } from './capacity-checks';
import { outOfReach } from './aws-errors';
import { looked, type Check } from './check';
import { identityChecks } from './identity-checks';
import { networkChecks, zoneChecks } from './network-checks';
import { offerChecks } from './offer-checks';
import { spotRoleChecks } from './spot-role-checks';

/**
 * Looks at everything in the account that a first deploy could fail on. In another account than the environment's it looks no further,
 * since nothing there would mean anything.
 *
 * @param progress told what is looked at
 * @throws OutOfReach where AWS does not know who asks, or does not answer at all
 */
export async function preflight(
  environment: CloudEnvironment,
  account: Account,
  progress: (text: string) => void = () => undefined,
): Promise<Check[]> {
  progress('looking at the identity');
  const identity = await identityChecks(environment, account).catch((reason: unknown) => {
    throw outOfReach(reason, environment.cloud) ?? reason;
  });
  if (identity[0]?.verdict !== 'ok') return identity;
  const looks = [
    ['Zones of GPU types', offerChecks],
    ['vCPU quotas', capacityChecks],
    ['Room for the network', networkChecks],
    ['Spot service-linked role', spotRoleChecks],
    ['DNS zone', zoneChecks],
  ] as const;
  const found: Check[] = [...identity];
  for (const [what, look] of looks) {
    progress(`looking at: ${what}`);
    found.push(...(await looked(what, () => look(environment, account))));
  }
  return found;
}
