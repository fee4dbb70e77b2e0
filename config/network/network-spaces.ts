import type { ClaimedNetwork, NetworkUse } from './claimed-networks';
import { freeNetwork, LINK_LOCAL_NETWORK, prefixLength, PRIVATE_NETWORKS, SHARED_NETWORK } from './networks';

/** A range that is already in use, and by whom. */
export interface ReservedNetwork {
  readonly cidr: string;
  readonly reason: string;
}

/** Inside networks that AWS keeps for itself (Site-to-Site VPN user guide, "Tunnel options", inside tunnel IPv4 CIDR). */
const AWS_TUNNELS: readonly ReservedNetwork[] = [
  ...[0, 1, 2, 3, 4, 5].map((third) => ({
    cidr: `169.254.${third}.0/30`,
    reason: 'AWS keeps it for its own end of VPN tunnels',
  })),
  { cidr: '169.254.169.252/30', reason: "AWS's metadata, DNS and time services answer there" },
];

/** Ranges inside the private networks that the provider or every host uses already. */
const IN_USE: readonly ReservedNetwork[] = [
  // VPC user guide, "VPC CIDR blocks", Important.
  { cidr: '172.17.0.0/16', reason: "Docker's bridge has it on every host, and AWS services such as SageMaker use it" },
];

/** Ranges in which no host can have an address (RFC 6890). */
const NOBODYS: readonly ReservedNetwork[] = [
  { cidr: '0.0.0.0/8', reason: 'it means "this network" (RFC 791)' },
  { cidr: '127.0.0.0/8', reason: 'it is the loopback of every host (RFC 1122)' },
  { cidr: LINK_LOCAL_NETWORK, reason: 'it is link-local: AWS routes it nowhere (RFC 3927)' },
  { cidr: '224.0.0.0/4', reason: 'it is for multicast (RFC 5771)' },
  { cidr: '240.0.0.0/4', reason: 'it is reserved (RFC 1112)' },
];

/** Networks of the internet that a reach of the environment names: none where it is a word, or absent. */
export const publicFrom = (
  reach: string | { readonly publicFrom: readonly string[] } | undefined,
): readonly string[] => (typeof reach === 'object' ? reach.publicFrom : []);

/** Ranges without public addresses: reserved, private, or shared behind a provider's NAT. */
export const NOT_PUBLIC: readonly ReservedNetwork[] = [
  ...NOBODYS,
  ...PRIVATE_NETWORKS.map((cidr) => ({ cidr, reason: 'it is private (RFC 1918)' })),
  { cidr: SHARED_NETWORK, reason: "it is behind a provider's NAT (RFC 6598)" },
];

/** Where a network for this use may lie. */
export function spacesFor(use: NetworkUse): readonly string[] {
  if (use === 'tunnel') return [LINK_LOCAL_NETWORK];
  // Kubernetes user guide of EKS, "Create a cluster": Services in RFC 1918 only.
  if (use === 'eks-service') return PRIVATE_NETWORKS;
  if (use === 'direct-connect') return [...PRIVATE_NETWORKS, SHARED_NETWORK, LINK_LOCAL_NETWORK];
  return [...PRIVATE_NETWORKS, SHARED_NETWORK];
}

/** Ranges that a network for this use must keep clear of. */
export function reservedFor(use: NetworkUse): readonly ReservedNetwork[] {
  if (use === 'tunnel') return AWS_TUNNELS;
  if (use === 'direct-connect') {
    return [...AWS_TUNNELS, ...IN_USE, ...NOBODYS.filter(({ cidr }) => cidr !== LINK_LOCAL_NETWORK)];
  }
  return [...IN_USE, ...NOBODYS];
}

/** Longest and shortest prefix for a use, and why. */
export const PREFIX_LENGTHS: Readonly<
  Record<NetworkUse, { readonly largest: number; readonly smallest: number; readonly reason: string }>
> = {
  vpc: { largest: 16, smallest: 20, reason: 'AWS takes no larger one, and a smaller one has no room for subnets' },
  'eks-service': { largest: 12, smallest: 24, reason: 'EKS takes nothing else' },
  node: { largest: 16, smallest: 28, reason: 'hosts, their VIPs and spare ones are in it' },
  pod: { largest: 10, smallest: 24, reason: 'Kubespray gives each host a /24 of it' },
  service: { largest: 12, smallest: 24, reason: "Kubernetes' API server takes no larger one" },
  'direct-connect': { largest: 16, smallest: 31, reason: 'it holds the two ends of a link' },
  tunnel: { largest: 30, smallest: 30, reason: 'a tunnel has two ends' },
};

/** Where fixes suggest link-local networks: apart from AWS's own, and from the default tunnels of the first sites. */
const HIGH_LINK_LOCAL = '169.254.240.0/20';

/** A free network of the same size, or of the nearest allowed size; undefined if none is free. */
export function freeFor(network: ClaimedNetwork, all: readonly ClaimedNetwork[]): string | undefined {
  const taken = all.filter((other) => other !== network).map(({ cidr }) => cidr);
  const reserved = reservedFor(network.use).map(({ cidr }) => cidr);
  const linkLocal = network.use === 'tunnel' || network.use === 'direct-connect';
  const spaces = [...(linkLocal ? [HIGH_LINK_LOCAL] : []), ...spacesFor(network.use)];
  return freeNetwork(prefixFor(network), spaces, [...taken, ...reserved]);
}

/** What to write instead, as a fault's fix says it. */
export function suggestion(network: ClaimedNetwork, all: readonly ClaimedNetwork[]): string {
  const free = freeFor(network, all);
  return free === undefined
    ? `make room for a /${prefixFor(network)} first: none is free`
    : `use ${free}, which is free`;
}

const prefixFor = ({ use, cidr }: ClaimedNetwork): number =>
  Math.min(Math.max(prefixLength(cidr), PREFIX_LENGTHS[use].largest), PREFIX_LENGTHS[use].smallest);
