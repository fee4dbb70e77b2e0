import { claimedNetworks } from '../network/claimed-networks';
import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import { canonical } from '../network/networks';
import type { Rule } from './rule';

/** `10.0.0.5/16` is a host with its mask, not a network: AWS refuses some of these and silently changes others. */
export const networksCanonical: Rule = (environment) => {
  const publicFrom = environment.cloud && environment.cloud.api !== 'private' ? environment.cloud.api.publicFrom : [];
  return [
    ...claimedNetworks(environment).flatMap(({ path, cidr }) => hostBits(path, cidr)),
    ...Object.entries(environment.sites).flatMap(([name, { network }]) =>
      hostBits(['sites', name, 'network', 'vipRange'], network.vipRange),
    ),
    ...publicFrom.flatMap((cidr, index) => hostBits(['cloud', 'api', 'publicFrom', index], cidr)),
  ];
};

function hostBits(path: RuleFault['path'], cidr: string): RuleFault[] {
  const network = canonical(cidr);
  return network === cidr
    ? []
    : [
        error(
          path,
          cidr,
          `a network has no bits set behind its prefix, and this one is ${network}`,
          `write ${network}`,
        ),
      ];
}
