import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import { holds } from '../network/networks';
import { NOT_PUBLIC } from '../network/network-spaces';
import { vpnSites } from '../network/vpn-tunnels';
import type { Rule } from './rule';

/** Each site's router is reached at a public address of its own and speaks BGP by a number of its own. */
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
          `each site has a router of its own, and ${at(samePeer.name, 'peer')} is this address already`,
          `write the address of ${name}'s own router`,
        ),
      );
    }
    if (sameAsn) {
      const rule =
        `each site has a number of its own, and ${at(sameAsn.name, 'asn')} is this one already: ` +
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
