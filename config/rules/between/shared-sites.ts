import { tunnelInsideCidrs } from '../../network/vpn-tunnels';
import { overlap } from '../../network/networks';
import type { LoadedEnvironment, SiteConfig } from '../../schema/environment';
import { claimsOf } from '../../sites/site-plan';
import { groupsOf, pairsOf, type BetweenRule, type Conflict } from './conflict';

/** A site with its environment. */
interface Place {
  readonly loaded: LoadedEnvironment;
  readonly name: string;
  readonly site: SiteConfig;
}

const placesOf = (environments: readonly LoadedEnvironment[]): Place[] =>
  environments.flatMap((loaded) =>
    Object.entries(loaded.environment.sites).map(([name, site]) => ({ loaded, name, site })),
  );

/** Two sites of different environments; other rules compare the sites of one environment. */
const apart = ([one, another]: readonly [Place, Place]): boolean => one.loaded !== another.loaded;

/**
 * A machine is in one cluster: Kubespray would take it from the first cluster for the second. Only addresses identify machines, so an
 * address in both is an error. Two clusters in one network must not give load balancers the same address. That is a warning, since two
 * buildings can have the same private network.
 */
export const siteMachines: BetweenRule = (environments) => sameNetworkPairs(placesOf(environments)).flatMap(machines);

function machines([one, another]: readonly [Place, Place]): Conflict[] {
  const theirs = new Map(claimsOf(another.name, another.site).map((claim) => [claim.address, claim]));
  const shared = claimsOf(one.name, one.site).flatMap((claim) => {
    const twin = theirs.get(claim.address);
    return twin ? [{ claim, twin }] : [];
  });
  const [first] = shared;
  if (!first) return vipRanges(one, another);
  const count = shared.length > 1 ? `${shared.length} addresses of its hosts and VIPs are` : 'this address is';
  return [
    {
      parties: [
        { file: one.loaded.file, path: first.claim.path, value: first.claim.address },
        { file: another.loaded.file, path: first.twin.path, value: first.twin.address },
      ],
      rule: (_, other) => `a machine is in one cluster, and ${count} in ${other.file} too`,
      fix: 'write the addresses of the machines that this environment gets, or leave the site out',
    },
  ];
}

function vipRanges(one: Place, another: Place): Conflict[] {
  if (!overlap(one.site.network.vipRange, another.site.network.vipRange)) return [];
  const party = ({ loaded: { file }, name, site: { network } }: Place) => ({
    file,
    path: ['sites', name, 'network', 'vipRange'],
    value: network.vipRange,
  });
  return [
    {
      parties: [party(one), party(another)],
      rule: (_, other) =>
        `two clusters in one network give load balancers different addresses, and ${other.file} has ${String(other.value)} in the same network`,
      fix: 'choose a range that the other does not use; ignore this if the two networks are in different places',
      severity: 'warning',
    },
  ];
}

/** Pairs of sites whose node networks overlap. */
const sameNetworkPairs = (places: readonly Place[]): [Place, Place][] =>
  pairsOf(places)
    .filter(apart)
    .filter(([one, another]) => overlap(one.site.network.nodeCidr, another.site.network.nodeCidr));

/**
 * One router can have the VPNs of several environments, if each tunnel has a network of its own (Site-to-Site VPN user guide, "Tunnel
 * options") and the VPCs that it routes to do not overlap. Another rule covers VPCs of one account and region.
 */
export const siteRouters: BetweenRule = (environments) =>
  groupsOf(placesOf(environments), ({ site }) => site.vpn?.peer)
    .flatMap(pairsOf)
    .filter(apart)
    .flatMap(([one, another]) => [...tunnels(one, another), ...routes(one, another)]);

function tunnels(one: Place, another: Place): Conflict[] {
  const inside = ({ loaded, name }: Place) => tunnelInsideCidrs(loaded.environment, name);
  if (!inside(one).some((mine) => inside(another).some((other) => overlap(mine, other)))) return [];
  const party = (place: Place) => ({
    file: place.loaded.file,
    path: ['sites', place.name, 'vpn', 'tunnelInsideCidrs'],
    value: place.site.vpn?.tunnelInsideCidrs,
  });
  return [
    {
      parties: [party(one), party(another)],
      rule: (here, other) =>
        `each tunnel of a router has its own network, and ${other.file} has the same router and ` +
        (here.value === undefined && other.value === undefined ? 'the same default networks' : 'one of these networks'),
      fix: 'write two networks that the other does not use, such as tunnelInsideCidrs: ' + freeTunnels(one, another),
    },
  ];
}

/** Two /30 networks that neither site uses. */
function freeTunnels(...places: readonly Place[]): string {
  const taken = places.flatMap(({ loaded }) =>
    Object.keys(loaded.environment.sites).flatMap((name) => tunnelInsideCidrs(loaded.environment, name)),
  );
  const free = Array.from({ length: 200 }, (_, index) => [`169.254.${index + 20}.0/30`, `169.254.${index + 20}.4/30`]);
  const [one, other] = free.find((pair) => !pair.some((cidr) => taken.some((each) => overlap(each, cidr)))) ?? [];
  return `['${one ?? ''}', '${other ?? ''}']`;
}

function routes(one: Place, another: Place): Conflict[] {
  const [mine, theirs] = [one.loaded.environment.cloud, another.loaded.environment.cloud];
  if (!mine || !theirs || (mine.account === theirs.account && mine.region === theirs.region)) return [];
  if (!overlap(mine.network.vpcCidr, theirs.network.vpcCidr)) return [];
  const path = ['cloud', 'network', 'vpcCidr'];
  return [
    {
      parties: [
        { file: one.loaded.file, path, value: mine.network.vpcCidr },
        { file: another.loaded.file, path, value: theirs.network.vpcCidr },
      ],
      rule: (_, other) =>
        `a router tells VPCs apart by their addresses, and that of ${one.name} reaches ${String(other.value)} of ${other.file} too`,
      fix: 'choose another network, or give the site a router of its own',
    },
  ];
}

/** A site's authority proves which site it is. With the same authority, a site of one environment could pass for the other's. */
export const siteAuthorities: BetweenRule = (environments) =>
  groupsOf(placesOf(environments), ({ site }) => site.identity?.certificateAuthority.trim())
    .flatMap(pairsOf)
    .filter(apart)
    .map(([one, another]) => {
      const party = ({ loaded: { file }, name }: Place, twin: Place) => ({
        file,
        path: ['sites', name, 'identity', 'certificateAuthority'],
        // The text may be a key that was pasted by mistake, and faults are printed and kept in logs.
        value: `(the certificate of ${twin.name})`,
      });
      return {
        parties: [party(one, another), party(another, one)],
        rule: (_, other) =>
          `each site has its own authority, and this one is also in ${other.file}: a site of one could pass for a site of the other`,
        fix: "leave identity out until the site has an authority, then paste what its COMMANDS.md says under 'Identity in AWS'",
      };
    });
