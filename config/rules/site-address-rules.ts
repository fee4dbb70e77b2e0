import { error, type Rule, type RuleFault } from '../load/fault';
import {
  addressNumber,
  canonical,
  freeAddresses,
  freeNetwork,
  holds,
  networkOfAddress,
  networksOf,
  overlap,
  prefixLength,
  rangeOf,
  within,
} from '../network/networks';
import type { SiteConfig } from '../schema/environment';
import { type Claim, claimsOf } from '../sites/site-plan';

/**
 * Every host and VIP of a site has its own address in the node network, outside the load balancers' range. Two that share an address look
 * like a network that fails now and then.
 */
export const siteAddresses: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, site]) => {
    const claims = claimsOf(name, site);
    const { nodeCidr } = site.network;
    if (claims.length > 1 && !claims.some(({ address }) => holds(nodeCidr, address)))
      return [elsewhere(name, site, claims)];
    return [...vipRangeFaults(name, site, claims), ...claimFaults(name, site, claims)];
  });

/** If no address lies in the node network, the network is wrong and not the addresses. */
function elsewhere(name: string, { network }: SiteConfig, claims: readonly Claim[]): RuleFault {
  const first = claims[0]?.address ?? '';
  const there = canonical(`${first}/${prefixLength(network.nodeCidr)}`);
  return error(
    ['sites', name, 'network', 'nodeCidr'],
    network.nodeCidr,
    `hosts and VIPs are in their node network, and none of the ${claims.length} of ${name} (${first}, …) is in this one`,
    `write ${there} if the addresses are right`,
  );
}

function claimFaults(name: string, { network }: SiteConfig, claims: readonly Claim[]): RuleFault[] {
  const { nodeCidr, vipRange } = network;
  const node = `sites.${name}.network.nodeCidr`;
  const { first, last } = rangeOf(nodeCidr);
  const taken = [...claims.map(({ address }) => `${address}/32`), ...usualGateways(nodeCidr)];
  const dhcp = network.dhcpRange ? networksOf(network.dhcpRange.from, network.dhcpRange.to) : [];
  // Each fault gets another address, so that all fixes can be applied together.
  const freeOnes = freeAddresses(nodeCidr, [...taken, vipRange, ...dhcp]);
  // The VIP gets the fault, since a host is harder to move.
  const holders = new Map(
    claims
      .slice(1)
      .reverse()
      .map((claim) => [claim.address, claim]),
  );
  return claims.flatMap((claim) => {
    const holder = holders.get(claim.address);
    const twin = holder === claim ? undefined : holder;
    const number = addressNumber(claim.address);
    let rule: string;
    if (!holds(nodeCidr, claim.address)) rule = `${claim.label} is in ${node} (${nodeCidr})`;
    else if (number === first) rule = `${claim.label} is not the network's own address: ${node} is ${nodeCidr}`;
    else if (number === last) rule = `${claim.label} is not the broadcast address: ${node} is ${nodeCidr}`;
    else if (twin) rule = `addresses are unique in a site, and ${twin.path.join('.')} has this one already`;
    else if (within(vipRange, nodeCidr) && holds(vipRange, claim.address))
      rule = `${claim.label} is outside of sites.${name}.network.vipRange (${vipRange})`;
    else return [];
    const free = freeOnes.next().value;
    const fix = free === undefined ? `make ${node} larger: no address is free` : `use ${free}, which is free`;
    const sameHost = twin && claim.path.includes('workers') && twin.path.at(-2) === 'hosts';
    const both = sameHost ? `; if both are one host, call the worker ${String(twin.path.at(-1))} too` : '';
    return [error(claim.path, claim.address, rule, fix + both)];
  });
}

function vipRangeFaults(name: string, { network }: SiteConfig, claims: readonly Claim[]): RuleFault[] {
  const { nodeCidr, vipRange } = network;
  const node = rangeOf(nodeCidr);
  const vips = rangeOf(vipRange);
  const inside = within(vipRange, nodeCidr);
  if (inside && vips.first > node.first && vips.last < node.last) return [];

  const prefix = Math.max(prefixLength(vipRange), prefixLength(nodeCidr) + 2);
  const taken = claims.map(({ address }) => `${address}/32`);
  const free = freeInside(nodeCidr, prefix, taken);
  const rule = inside
    ? `load balancers do not get the first or last address of sites.${name}.network.nodeCidr (${nodeCidr})`
    : `load balancers get addresses inside sites.${name}.network.nodeCidr (${nodeCidr})`;
  const fix = free === undefined ? `make room for a /${prefix} in ${nodeCidr}` : `use ${free}, which is free`;
  return [error(['sites', name, 'network', 'vipRange'], vipRange, rule, fix)];
}

/** A free network that includes neither end of the node network. */
function freeInside(nodeCidr: string, prefix: number, taken: readonly string[]): string | undefined {
  if (prefix > 32) return undefined;
  const { last } = rangeOf(nodeCidr);
  const free = freeNetwork(prefix, [nodeCidr], [`${nodeCidr.split('/', 1)[0] ?? ''}/32`, ...taken]);
  return free !== undefined && rangeOf(free).last < last ? free : undefined;
}

/**
 * No fixed address lies in the range of a DHCP server: it could give a laptop the VIP, or the address of a host that is down.
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
  const taken = [...claims.map(({ address }) => `${address}/32`), ...usualGateways(nodeCidr)];
  const rule = (what: string): string => `${what} is outside of sites.${name}.network.dhcpRange, which DHCP gives out`;
  const fix = (free: string | undefined): string =>
    free === undefined
      ? 'let DHCP give out fewer addresses'
      : `use ${free}, which is free, or let DHCP give out other addresses`;
  // Each fault gets another address, so that all fixes can be applied together.
  const freeOnes = freeAddresses(nodeCidr, [...taken, vipRange, ...dhcp]);
  const faults = claims
    .filter(({ address }) => dhcp.some((network) => holds(network, address)))
    .map(({ path, address, label }) => {
      const free = freeOnes.next().value;
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

/** The first and last host address; routers mostly have one of them, so neither is suggested. */
const usualGateways = (nodeCidr: string): string[] => {
  const { first, last } = rangeOf(nodeCidr);
  return [first + 1, last - 1].map(networkOfAddress);
};
