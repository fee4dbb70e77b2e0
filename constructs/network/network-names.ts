import { clusterName, prefixed } from '../../config/aws/names';

/**
 * What a subnet is for: load balancers and NAT; nodes and pods; the control plane's and the transit gateway's
 * interfaces.
 */
export type SubnetKind = 'public' | 'private' | 'intra';

/** `Name` tag of the VPC, by which other stacks find it. */
export const vpcName = (environment: { readonly name: string }): string => prefixed(environment, 'vpc');

/** `Name` tag of a subnet, by which other stacks find it. */
export const subnetName = (environment: { readonly name: string }, kind: SubnetKind, zone: string): string =>
  prefixed(environment, `${kind}-${zone}`);

/** `Name` tag of a site's VPN connection, by which its operator asks AWS for what only AWS knows. */
export const vpnConnectionName = (environment: { readonly name: string }, site: string): string =>
  prefixed(environment, `vpn-${site}`);

/**
 * The tag by which Karpenter finds the subnets and the one security group of its nodes: on the private subnets and the
 * node security group, and on nothing else (Karpenter, "NodeClasses", subnetSelectorTerms).
 */
export const discoveryTag = (environment: { readonly name: string }): Record<string, string> => ({
  'karpenter.sh/discovery': clusterName(environment),
});
