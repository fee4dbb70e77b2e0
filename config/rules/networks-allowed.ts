import { claimedNetworks } from '../network/claimed-networks';
import { oneOf } from '../load/closest';
import { error } from '../load/fault';
import { overlap, within } from '../network/networks';
import { reservedFor, spacesFor, suggestion } from '../network/network-spaces';
import type { Rule } from './rule';

/** Every network lies where one of its use may lie, and clear of what the provider or every host uses already. */
export const networksAllowed: Rule = (environment) => {
  const all = claimedNetworks(environment);
  return all.flatMap((network) => {
    const { path, cidr, label, use } = network;
    const reserved = reservedFor(use).find((other) => overlap(other.cidr, cidr));
    if (reserved) {
      return [
        error(
          path,
          cidr,
          `${label} keeps clear of ${reserved.cidr}, because ${reserved.reason}`,
          suggestion(network, all),
        ),
      ];
    }
    const spaces = spacesFor(use);
    if (spaces.some((space) => within(cidr, space))) return [];
    return [error(path, cidr, `${label} lies in ${oneOf(spaces)}`, suggestion(network, all))];
  });
};
