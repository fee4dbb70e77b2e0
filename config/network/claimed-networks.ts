import type { RuleFault } from '../load/fault';
import type { CloudConfig, Environment, SiteConfig } from '../schema/environment';
import { tunnelInsideCidrs } from './vpn-tunnels';

/** Purpose of a network, which decides where it may lie and how large it may be. */
export type NetworkUse = 'vpc' | 'eks-service' | 'node' | 'pod' | 'service' | 'direct-connect' | 'tunnel';

/** A network that the environment takes for itself. */
export interface ClaimedNetwork {
  readonly use: NetworkUse;
  readonly cidr: string;
  /** Place of the value in the environment. */
  readonly path: RuleFault['path'];
  /** Its name for people, such as `the pod network of seoul`. */
  readonly label: string;
  /** Whether the owner wrote it; otherwise it is the default. */
  readonly written: boolean;
}

/**
 * Every network of an environment, the cloud's first and then the sites' by name, so that the order of the keys in a file does not matter.
 * A site's `vipRange` is not listed, because it is part of the node network.
 */
export const claimedNetworks = (environment: Environment): ClaimedNetwork[] => [
  ...(environment.cloud ? cloudNetworks(environment.cloud) : []),
  ...Object.entries(environment.sites)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, site]) => siteNetworks(environment, name, site)),
];

const cloudNetworks = ({ network, serviceCidr }: CloudConfig): ClaimedNetwork[] => [
  {
    use: 'vpc',
    cidr: network.vpcCidr,
    path: ['cloud', 'network', 'vpcCidr'],
    label: 'the VPC',
    written: true,
  },
  {
    use: 'eks-service',
    cidr: serviceCidr,
    path: ['cloud', 'serviceCidr'],
    label: 'the Service network of the cloud',
    written: true,
  },
];

function siteNetworks(environment: Environment, name: string, { network, vpn }: SiteConfig): ClaimedNetwork[] {
  const base = ['sites', name];
  const own = (
    use: NetworkUse,
    key: Exclude<keyof SiteConfig['network'], 'dhcpRange'>,
    what: string,
  ): ClaimedNetwork[] => {
    const cidr = network[key];
    return cidr === undefined
      ? []
      : [{ use, cidr, path: [...base, 'network', key], label: `${what} of ${name}`, written: true }];
  };
  const tunnels = vpn ? tunnelInsideCidrs(environment, name) : [];
  return [
    ...own('node', 'nodeCidr', 'the node network'),
    ...own('pod', 'podCidr', 'the pod network'),
    ...own('service', 'serviceCidr', 'the Service network'),
    ...own('direct-connect', 'directConnectCidr', 'the Direct Connect link'),
    ...tunnels.map((cidr, index) => ({
      use: 'tunnel' as const,
      cidr,
      path: [...base, 'vpn', 'tunnelInsideCidrs', index],
      label: `tunnel ${index + 1} of ${name}${vpn?.tunnelInsideCidrs ? '' : ' (by default)'}`,
      written: vpn?.tunnelInsideCidrs !== undefined,
    })),
  ];
}
