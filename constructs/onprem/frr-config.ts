import type { TunnelAddresses } from '../../config/network/vpn-tunnels';

export interface FrrConfigProps {
  /** The site's name. */
  readonly site: string;
  /** The site's autonomous system number. */
  readonly asn: number;
  /** The cloud's autonomous system number. */
  readonly cloudAsn: number;
  /** The network that the router announces. */
  readonly nodeCidr: string;
  /** The network that the router accepts. */
  readonly vpcCidr: string;
  /** Inside addresses of both tunnels, the first tunnel first. */
  readonly tunnels: readonly TunnelAddresses[];
}

/**
 * FRR's configuration for a site's router (FRR user guide, "BGP"). Both tunnels have the same two prefix lists: the site announces only its
 * node network and accepts only the VPC's. On the cloud's side the transit gateway's static routes do the same. Site-to-Site VPN does not
 * support BFD. Dead peer detection and the hold time notice a dead tunnel within 30 s.
 */
export function frrConfig({ site, asn, cloudAsn, nodeCidr, vpcCidr, tunnels }: FrrConfigProps): string {
  const neighbors = tunnels.flatMap(({ cloud, site: own }, index) => [
    ` neighbor ${cloud} peer-group cloud`,
    ` neighbor ${cloud} description tunnel ${index + 1}`,
    ` neighbor ${cloud} update-source ${own}`,
  ]);
  return `${[
    '! An example for FRR 8 and later: put it into /etc/frr/frr.conf, set bgpd=yes in /etc/frr/daemons and restart frr.',
    '! The tunnels themselves are in swanctl.conf beside this file.',
    `hostname ${site}-router`,
    'log syslog informational',
    '!',
    "! Announce only the hosts' network, which has the addresses of Services too. Accept only the VPC's network.",
    `ip prefix-list to-cloud seq 10 permit ${nodeCidr}`,
    'ip prefix-list to-cloud seq 20 deny any',
    `ip prefix-list from-cloud seq 10 permit ${vpcCidr}`,
    'ip prefix-list from-cloud seq 20 deny any',
    '!',
    `router bgp ${asn}`,
    ...tunnels.slice(0, 1).map((tunnel) => ` bgp router-id ${tunnel.site}`),
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    ' neighbor cloud peer-group',
    ` neighbor cloud remote-as ${cloudAsn}`,
    ' ! Keepalive every 10 s; a neighbour that is silent for 30 s is dead. AWS uses the same values.',
    ' neighbor cloud timers 10 30',
    ' neighbor cloud timers connect 10',
    ...neighbors,
    ' !',
    ' address-family ipv4 unicast',
    '  ! FRR announces the network only while the router has a route to it.',
    `  network ${nodeCidr}`,
    '  neighbor cloud activate',
    '  neighbor cloud soft-reconfiguration inbound',
    '  neighbor cloud prefix-list to-cloud out',
    '  neighbor cloud prefix-list from-cloud in',
    `  maximum-paths ${tunnels.length}`,
    ' exit-address-family',
    'exit',
  ].join('\n')}\n`;
}
