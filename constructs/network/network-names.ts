import { clusterName, prefixed } from '../../config/aws/names';

/**
 * Public subnets hold load balancers and NAT gateways; private ones nodes and pods; intra ones the network interfaces of the control plane
 * and the transit gateway.
 */
export type SubnetKind = 'public' | 'private' | 'intra';

/** `Name` tag of the VPC. Other stacks find the VPC by it. */
export const vpcName = (environment: { readonly name: string }): string => prefixed(environment, 'vpc');

/** `Name` tag of a subnet. Other stacks find the subnet by it. */
export const subnetName = (environment: { readonly name: string }, kind: SubnetKind, zone: string): string =>
  prefixed(environment, `${kind}-${zone}`);

/** `Name` tag of a site's VPN connection. The site's operator finds the tunnels' addresses and keys by it. */
export const vpnConnectionName = (environment: { readonly name: string }, site: string): string =>
  prefixed(environment, `vpn-${site}`);

/**
 * The tag by which Karpenter finds the subnets and the security group of its nodes. Only the private subnets and the nodes' security group
 * have it (Karpenter, "NodeClasses", subnetSelectorTerms).
 */
export const discoveryTag = (environment: { readonly name: string }): Record<string, string> => ({
  'karpenter.sh/discovery': clusterName(environment),
});
