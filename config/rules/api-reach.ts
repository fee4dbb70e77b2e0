import type { RuleFault } from '../load/fault';
import { error, warning } from '../load/fault';
import { canonical, overlap, prefixLength } from '../network/networks';
import { NOT_PUBLIC } from '../network/network-spaces';
import type { Rule } from './rule';

/** Networks that EKS takes for the public endpoint (EKS service quotas, "Public endpoint access CIDR ranges per cluster"). */
const MOST_NETWORKS = 40;
/** Wider than this is no office. */
const WIDEST = 8;

/** The Kubernetes API answers to somebody, and not to the whole internet. */
export const apiReach: Rule = ({ cloud, sites }) => {
  if (!cloud) return [];
  const { api } = cloud;
  if (api === 'private') {
    if (Object.values(sites).some(({ vpn }) => vpn)) return [];
    return [
      warning(
        ['cloud', 'api'],
        api,
        'somebody outside the VPC reaches the Kubernetes API, and no site has a VPN to it: in-cluster stacks can be ' +
          'deployed only from inside the VPC',
        "deploy from a host in the VPC, give a site a `vpn`, or write { publicFrom: ['<your network>'] }",
      ),
    ];
  }
  const tooMany =
    api.publicFrom.length > MOST_NETWORKS
      ? [
          error(
            ['cloud', 'api', 'publicFrom'],
            api.publicFrom,
            `EKS takes at most ${MOST_NETWORKS} networks, and these are ${api.publicFrom.length}`,
            'join neighbouring ones, or go through a VPN',
          ),
        ]
      : [];
  return [...tooMany, ...api.publicFrom.flatMap((cidr, index) => reachFaults(cidr, index))];
};

function reachFaults(cidr: string, index: number): RuleFault[] {
  const path = ['cloud', 'api', 'publicFrom', index];
  const prefix = prefixLength(cidr);
  if (prefix === 0) {
    return [
      error(
        path,
        cidr,
        'the Kubernetes API does not answer to the whole internet: one leaked token would be enough',
        "name the networks of your offices, or write api: 'private' and come through a VPN",
      ),
    ];
  }
  const notPublic = NOT_PUBLIC.find((other) => overlap(other.cidr, cidr));
  if (notPublic) {
    return [
      error(
        path,
        cidr,
        `a network that the internet sees, and ${notPublic.cidr} is none: ${notPublic.reason}`,
        "write the office's public address with /32, or api: 'private' for who comes through a VPN",
      ),
    ];
  }
  if (prefix >= WIDEST) return [];
  const count = (2 ** (32 - prefix)).toLocaleString('en-US');
  return [
    warning(
      path,
      cidr,
      `the networks of your own people, and ${canonical(cidr)} has ${count} addresses`,
      'name smaller ones',
    ),
  ];
}
