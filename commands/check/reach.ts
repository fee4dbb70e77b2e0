import type { Environment } from '../../config/schema/environment';
import { vpnSites } from '../../config/network/vpn-tunnels';

/**
 * From where the stacks that deploy into the cluster can be deployed, one way a line, as the cluster's endpoint and security group admit it.
 * Those before them talk to AWS alone and deploy from anywhere.
 */
export function reach(environment: Environment): string[] {
  const { cloud } = environment;
  if (!cloud) return [];
  if (cloud.api !== 'private') return [`deploy from ${cloud.api.publicFrom.join(', ')}, over the internet`];
  const sites = vpnSites(environment).map(
    ([name, { network }]) => `deploy from site ${name} (${network.nodeCidr}), over its VPN`,
  );
  if (sites.length > 0) return sites;
  return ['deploy from nowhere yet: the API is private and no site has a VPN'];
}
