import { claimedNetworks } from '../network/claimed-networks';
import { error } from '../load/fault';
import { prefixLength } from '../network/networks';
import { PREFIX_LENGTHS, suggestion } from '../network/network-spaces';
import type { Rule } from './rule';

/** Every network is as large as its use asks for and no larger than AWS or Kubernetes takes. */
export const networksSized: Rule = (environment) => {
  const all = claimedNetworks(environment);
  return all.flatMap((network) => {
    const { path, cidr, label, use } = network;
    const { largest, smallest, reason } = PREFIX_LENGTHS[use];
    const prefix = prefixLength(cidr);
    if (prefix >= largest && prefix <= smallest) return [];
    const span = largest === smallest ? `a /${largest}` : `between /${largest} and /${smallest}`;
    return [error(path, cidr, `${label} is ${span}: ${reason}`, suggestion(network, all))];
  });
};
