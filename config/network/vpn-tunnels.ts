import { Netmask } from 'netmask';
import type { Environment, SiteConfig } from '../schema/environment';

/**
 * The cloud's autonomous system number towards every site: AWS's own default. The schema keeps sites clear of it, because a router drops
 * routes that contain its own number.
 */
export const CLOUD_ASN = 64512;

/**
 * Largest packet through a tunnel, in bytes: 1500 minus the headers of ESP and NAT traversal, with room to spare (AWS takes up to 1446;
 * Site-to-Site VPN user guide, "Best practices").
 */
export const TUNNEL_MTU = 1400;

/** Largest packet on an Ethernet link, in bytes. */
export const ETHERNET_MTU = 1500;

/** A site that has a VPN. */
export type VpnSite = SiteConfig & { readonly vpn: NonNullable<SiteConfig['vpn']> };

/** Whether a site has a VPN. */
export const hasVpn = (site: SiteConfig): site is VpnSite => site.vpn !== undefined;

/** Inside networks (/30) of a connection's two tunnels. */
export type TunnelInsideCidrs = readonly [string, string];

/** The two ends of a tunnel, inside it. */
export interface TunnelAddresses {
  /** The cloud's end, the network's first host: AWS takes it. */
  readonly cloud: string;
  /** The site's end, the network's second host. */
  readonly site: string;
}

/** Third octet of the first site's default networks: AWS keeps 169.254.0.0/30 to 169.254.5.0/30 for itself. */
const FIRST_OCTET = 10;

/** Names and settings of the sites that have a VPN, in the order in which the environment lists them. */
export const vpnSites = ({ sites }: Pick<Environment, 'sites'>): [name: string, site: VpnSite][] =>
  Object.entries(sites).flatMap(([name, site]) => (hasVpn(site) ? [[name, site]] : []));

/**
 * Inside networks of a site's two tunnels: the site's own setting, else `169.254.<n>.0/30` and `169.254.<n>.4/30` with n the site's place
 * among all sites of the environment, counted from 10. A site added at the end changes no other's.
 *
 * Source: Site-to-Site VPN user guide, "Tunnel options" (a /30 of 169.254.0.0/16, unique on its gateway).
 */
export function tunnelInsideCidrs({ sites }: Pick<Environment, 'sites'>, name: string): TunnelInsideCidrs {
  // After the last octet it starts again from the first; a rule then asks the owner to write networks.
  const octet = FIRST_OCTET + (Object.keys(sites).indexOf(name) % (256 - FIRST_OCTET));
  return sites[name]?.vpn?.tunnelInsideCidrs ?? [`169.254.${octet}.0/30`, `169.254.${octet}.4/30`];
}

/** The addresses of a tunnel's two ends (Site-to-Site VPN user guide, "Tunnel options"). */
export function tunnelAddresses(insideCidr: string): TunnelAddresses {
  const { first, last } = new Netmask(insideCidr);
  return { cloud: first, site: last };
}
