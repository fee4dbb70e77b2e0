import { warning } from '../load/fault';
import { vpnSites } from '../network/vpn-tunnels';
import type { Rule } from './rule';

/** The resolver endpoint answers to somebody: sites alone ask it, through their VPN. */
export const resolverReach: Rule = (environment) => {
  const { resolverEndpoint } = environment.cloud?.network ?? {};
  if (resolverEndpoint !== 'inbound' || vpnSites(environment).length > 0) return [];
  return [
    warning(
      ['cloud', 'network', 'resolverEndpoint'],
      resolverEndpoint,
      'sites ask the resolver endpoint through their VPN, and no site has one: it costs by the hour and nobody reaches it',
      "write 'none', or give a site a `vpn`",
    ),
  ];
};
