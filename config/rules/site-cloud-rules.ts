import { error, type Rule, type RuleFault, warning } from '../load/fault';
import { holds } from '../network/networks';
import { NOT_PUBLIC } from '../network/network-spaces';
import { vpnSites } from '../network/vpn-tunnels';
import { certificateFault } from '../sites/authority-certificate';
import { hasCloud } from '../kubernetes/clusters';
import type { CloudEnvironment } from '../schema/environment';
import { pullsAsRole, sitesWithIdentity } from '../sites/site-identity';

/** Each site's router has its own public address and its own BGP number. */
export const siteVpn: Rule = (environment) => {
  const routers = vpnSites(environment)
    .map(([name, { vpn }]) => ({ name, vpn }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const asns = new Set(routers.map(({ vpn }) => vpn.asn));
  const freeAsn = nextAsn(asns);
  return routers.flatMap(({ name, vpn }, index): RuleFault[] => {
    const earlier = routers.slice(0, index);
    const path = (key: string): string[] => ['sites', name, 'vpn', key];
    const at = (other: string, key: string): string => `sites.${other}.vpn.${key}`;
    const notPublic = NOT_PUBLIC.find(({ cidr }) => holds(cidr, vpn.peer));
    const samePeer = earlier.find((other) => other.vpn.peer === vpn.peer);
    const sameAsn = earlier.find((other) => other.vpn.asn === vpn.asn);
    const faults: RuleFault[] = [];
    if (notPublic) {
      faults.push(
        error(
          path('peer'),
          vpn.peer,
          `the router's address is public, and this one is in ${notPublic.cidr}: ${notPublic.reason}`,
          "write the address that the internet sees; behind a NAT that is the NAT's",
        ),
      );
    }
    if (samePeer) {
      faults.push(
        error(
          path('peer'),
          vpn.peer,
          `each site has its own router, and ${at(samePeer.name, 'peer')} already has this address`,
          `write the address of ${name}'s own router`,
        ),
      );
    }
    if (sameAsn) {
      const rule =
        `each site has its own number, and ${at(sameAsn.name, 'asn')} already has this one: ` +
        'BGP drops routes that come back to their own number';
      faults.push(error(path('asn'), vpn.asn, rule, `use ${freeAsn}, which is free`));
    }
    return faults;
  });
};

function nextAsn(taken: ReadonlySet<number>): number {
  let asn = 65010;
  while (taken.has(asn)) asn += 1;
  return asn;
}

/** A resolver endpoint needs a site with a VPN: only sites use it, through their VPN. */
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

const at = (site: string): string[] => ['sites', site, 'identity', 'certificateAuthority'];

const SECTION = "'Identity in AWS' in the site's COMMANDS.md";

/** A site's authority is one whole certificate, and each site has its own. */
export const siteIdentity: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  const known = sitesWithIdentity(environment);
  return [
    ...known.flatMap(({ name, authority }): RuleFault[] => {
      const fault = certificateFault(authority);
      if (!fault) return [];
      // The wrong text may be a key, and faults are printed and kept in logs.
      return [
        error(
          at(name),
          `(${authority.length} characters)`,
          fault.rule,
          fault.fix ?? `paste everything that the command under ${SECTION} prints`,
        ),
      ];
    }),
    ...known.flatMap(({ name, authority }, index): RuleFault[] => {
      const twin = known.slice(0, index).find((other) => other.authority.trim() === authority.trim());
      if (!twin) return [];
      const rule = `each site has its own authority, and this one is that of ${twin.name}: each site could pass for the other`;
      return [
        error(
          at(name),
          `(the certificate of ${twin.name})`,
          rule,
          `paste what the command under ${SECTION} prints on ${name}`,
        ),
      ];
    }),
    ...Object.keys(environment.sites).flatMap((name) => withoutIdentity(environment, name)),
  ];
};

/** This is a warning: the rest of a site runs without an identity, and a site must run before it can have one. */
function withoutIdentity(environment: CloudEnvironment, name: string): RuleFault[] {
  if (!pullsAsRole(environment, name) || environment.sites[name]?.identity) return [];
  return [
    warning(
      ['sites', name, 'identity'],
      undefined,
      `the platform's own images are in ECR, and AWS does not know ${name} yet: its pipeline cannot pull them`,
      `once ${name} is under Argo CD, do what is under ${SECTION}`,
    ),
  ];
}
