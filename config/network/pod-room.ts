import { prefixLength } from './networks';
import { GENERAL_VCPUS, mostNodes } from '../pools/pool-nodes';
import type { CloudConfig } from '../schema/environment';
import { subnetPlan } from './subnet-plan';

/** Addresses in a prefix, which the VPC CNI takes for a node's pods as a whole (EKS user guide, "Assign more IP addresses"). */
const ADDRESSES_IN_A_PREFIX = 16;
/** Pods on one node: EKS's recommendation below 30 vCPUs, and the least of any larger node. Karpenter's nodes take no more. */
export const PODS_ON_A_NODE = 110;
/** Prefixes lost at the beginning and end of a subnet, where AWS keeps five addresses. */
const BROKEN_BY_AWS = 2;
/** Share of a subnet's prefixes that is left for load balancers, endpoints and gaps. */
const SPARE = 0.1;
/** Prefixes that a node takes beside those of its pods: one partly filled, one kept warm, and one that its own address breaks up. */
export const PREFIXES_OF_A_NODE = 3;

/** How many prefixes of 16 addresses the pods asked for need, and how many the subnets have. */
export interface PodRoom {
  /** The most nodes at once: the system nodes, and each pool at its limit with nodes of its smallest size. */
  readonly nodes: number;
  /** Prefixes for the pods and for those nodes. */
  readonly needed: number;
  /** Prefixes in the private subnets of all zones except one, which may be lost. */
  readonly available: number;
}

/** Room for pods in a VPC whose private subnets come from `subnetPlan`. */
export function podRoom(
  { generalPool, gpuPools, network, region, system }: CloudConfig,
  vpcCidr = network.vpcCidr,
): PodRoom {
  const gpuNodes = Object.values(gpuPools).map((pool) => mostNodes(pool, region, pool.zones ?? network.zones));
  const generalNodes = Math.floor(generalPool.maxCpus / GENERAL_VCPUS.least);
  const nodes = gpuNodes.reduce((sum, count) => sum + count, system.count + generalNodes);
  const needed = Math.ceil(network.maxPods / ADDRESSES_IN_A_PREFIX) + PREFIXES_OF_A_NODE * nodes;
  const prefixes = subnetPlan(vpcCidr, network.zones).map((subnets) => {
    const inSubnet = 2 ** (28 - prefixLength(subnets.private));
    return Math.max(0, Math.floor((inSubnet - BROKEN_BY_AWS) * (1 - SPARE)));
  });
  return { nodes, needed, available: prefixes.slice(1).reduce((sum, count) => sum + count, 0) };
}
