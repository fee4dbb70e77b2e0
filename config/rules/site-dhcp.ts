import { type RuleFault, error } from '../load/fault';
import {
  addressNumber,
  freeAddress,
  freeNetwork,
  holds,
  networkOfAddress,
  networksOf,
  overlap,
  prefixLength,
  rangeOf,
} from '../network/networks';
import type { SiteConfig } from '../schema/environment';
import { claimsOf } from '../sites/site-plan';
import type { Rule } from './rule';

/**
 * What a DHCP server gives out is nobody's fixed address: it would hand a VIP, or a host's address that does not answer just now, to
 * the next laptop.
 */
export const siteDhcp: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, site]) => {
    const { dhcpRange: range, nodeCidr } = site.network;
    if (!range) return [];
    const path = ['sites', name, 'network', 'dhcpRange'];
    if (addressNumber(range.from) > addressNumber(range.to)) {
      const fix = `write { from: '${range.to}', to: '${range.from}' }`;
      return [error(path, range, 'a range goes from its lower address to its higher', fix)];
    }
    const outside = (['from', 'to'] as const).filter((end) => !holds(nodeCidr, range[end]));
    if (outside.length > 0) {
      const rule = `the DHCP range is in sites.${name}.network.nodeCidr (${nodeCidr})`;
      return outside.map((end) =>
        error([...path, end], range[end], rule, 'leave the key out if DHCP serves another network'),
      );
    }
    return inRange(name, site, networksOf(range.from, range.to));
  });

function inRange(name: string, site: SiteConfig, dhcp: readonly string[]): RuleFault[] {
  const { nodeCidr, vipRange } = site.network;
  const claims = claimsOf(name, site);
  const taken = claims.map(({ address }) => `${address}/32`);
  const rule = (what: string): string => `${what} is outside of sites.${name}.network.dhcpRange, which DHCP gives out`;
  const fix = (free: string | undefined): string =>
    free === undefined ? 'let DHCP give out fewer' : `use ${free}, which is free, or let DHCP give out others`;
  const faults = claims
    .filter(({ address }) => dhcp.some((network) => holds(network, address)))
    .map(({ path, address, label }) => {
      const free = freeAddress(nodeCidr, [...taken, vipRange, ...dhcp]);
      // The next fault gets another one, so that all can be mended together.
      if (free !== undefined) taken.push(`${free}/32`);
      return error(path, address, rule(label), fix(free));
    });
  if (!dhcp.some((network) => overlap(network, vipRange))) return faults;
  const { first, last } = rangeOf(nodeCidr);
  const free = freeNetwork(
    prefixLength(vipRange),
    [nodeCidr],
    [...taken, ...dhcp, ...[first, last].map(networkOfAddress)],
  );
  return [
    ...faults,
    error(['sites', name, 'network', 'vipRange'], vipRange, rule('the range of load balancers'), fix(free)),
  ];
}
