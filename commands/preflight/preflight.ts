import type { CloudEnvironment } from '../../config/schema/environment';
import type { PartsInStacks } from '../../synthesis/parts-in-stacks';
import type { Account } from './account';
import { addOnChecks } from './add-on-checks';
import { capacityChecks } from './capacity-checks';
import { outOfReach } from './aws-errors';
import { looked, type Check } from './check';
import { identityChecks } from './identity-checks';
import { imageChecks } from './image-checks';
import { clusterZoneChecks, networkChecks, zoneChecks } from './network-checks';
import type { NodeImage } from './node-images';
import { offerChecks } from './offer-checks';
import { spotRoleChecks } from './spot-role-checks';

/** What a tree needs of the account. */
export interface Needed extends PartsInStacks {
  readonly images: readonly NodeImage[];
}

/**
 * Looks at everything in the account that a first deploy could fail on. In another account than the environment's it looks no further,
 * since nothing there would mean anything.
 *
 * @param needed by the environment's tree, with its overrides
 * @param progress told what is looked at
 * @throws OutOfReach where AWS does not know who asks, or does not answer at all
 */
export async function preflight(
  environment: CloudEnvironment,
  needed: Needed,
  account: Account,
  progress: (text: string) => void = () => undefined,
): Promise<Check[]> {
  progress('looking at the identity');
  const identity = await identityChecks(environment, account).catch((reason: unknown) => {
    throw outOfReach(reason, environment.cloud) ?? reason;
  });
  if (identity[0]?.verdict !== 'ok') return identity;
  const looks: readonly (readonly [string, () => Promise<readonly Check[]>])[] = [
    ['Zones of the VPC', () => clusterZoneChecks(environment, account)],
    ['EKS add-ons', () => addOnChecks(environment, account)],
    ['Node images', () => imageChecks(environment, needed.images, account)],
    ['Zones of GPU types', () => offerChecks(environment, account)],
    ['vCPU quotas', () => capacityChecks(environment, needed.machines, account)],
    ['Room for the network', () => networkChecks(environment, needed, account)],
    ['Spot service-linked role', () => spotRoleChecks(environment, account)],
    ['DNS zone', () => zoneChecks(environment, account)],
  ];
  const found: Check[] = [...identity];
  for (const [what, look] of looks) {
    progress(`looking at: ${what}`);
    found.push(...(await looked(what, look)));
  }
  return found;
}
