import { error, type Rule, type RuleFault } from '../load/fault';
import { canonical, prefixLength } from '../network/networks';
import { allHosts, HOST_PREFIX } from '../sites/site-plan';
import { podRoom, PREFIXES_OF_A_NODE } from '../network/pod-room';
import { PREFIX_LENGTHS } from '../network/network-spaces';
import type { CloudConfig } from '../schema/environment';
import { subnetPlan } from '../network/subnet-plan';

/** A site's pod network has a /24 for each of its hosts (Kubespray, `kube_network_node_prefix`). */
export const podNetworkHoldsHosts: Rule = ({ sites }) =>
  Object.entries(sites).flatMap(([name, site]) => {
    const { network } = site;
    const hosts = allHosts(site).length;
    const prefix = prefixLength(network.podCidr);
    const blocks = prefix > HOST_PREFIX ? 0 : 2 ** (HOST_PREFIX - prefix);
    if (blocks === 0 || hosts <= blocks) return [];
    const wanted = HOST_PREFIX - Math.ceil(Math.log2(hosts));
    return [
      error(
        ['sites', name, 'network', 'podCidr'],
        network.podCidr,
        `the pod network has a /${HOST_PREFIX} for each host: ${name} has ${hosts} hosts, and this one holds ${blocks}`,
        `make it a /${wanted} or larger`,
      ),
    ];
  });

/** The private subnets have room for `maxPods` even when a zone is lost. */
export const podsFitSubnets: Rule = ({ cloud }) => {
  if (!cloud) return [];
  const { vpcCidr, zones, maxPods } = cloud.network;
  // The rule on sizes refuses other sizes; these have no subnet plan.
  if (!isPlannable(vpcCidr)) return [];
  const { nodes, needed, available } = podRoom(cloud);
  if (needed <= available) return [];
  if (!fits(cloud, vpcCidr, 1)) return [tooManyNodes(cloud)];
  const subnet = prefixLength(subnetPlan(vpcCidr, zones)[0]?.private ?? vpcCidr);
  return [
    error(
      ['cloud', 'network', 'maxPods'],
      maxPods,
      `the subnets hold the pods with one zone lost: ${maxPods} pods on up to ${nodes} nodes take ${needed} prefixes of 16 ` +
        `addresses, and ${zones.length - 1} private subnet${zones.length > 2 ? 's' : ''} of /${subnet} in ${vpcCidr} ` +
        `have ${available} to give`,
      fix(cloud),
    ),
  ];
};

/** There may be more nodes than the subnets hold, whatever `maxPods` is. The limit that allows most of them has to change. */
function tooManyNodes(cloud: CloudConfig): RuleFault {
  const { nodes, needed, available } = podRoom({ ...cloud, network: { ...cloud.network, maxPods: 1 } });
  const [most] = [
    part(['cloud', 'system', 'count'], cloud.system.count, nodes, { ...cloud, system: { ...cloud.system, count: 0 } }),
    part(['cloud', 'generalPool', 'maxCpus'], cloud.generalPool.maxCpus, nodes, {
      ...cloud,
      generalPool: { ...cloud.generalPool, maxCpus: 0 },
    }),
    ...Object.entries(cloud.gpuPools).map(([pool, { maxGpus }]) =>
      part(['cloud', 'gpuPools', pool, 'maxGpus'], maxGpus, nodes, {
        ...cloud,
        gpuPools: Object.fromEntries(Object.entries(cloud.gpuPools).filter(([other]) => other !== pool)),
      }),
    ),
  ].sort((one, other) => other.nodes - one.nodes);
  const path = most?.path ?? ['cloud', 'system', 'count'];
  const rule = `the subnets hold all nodes with one zone lost: up to ${nodes} nodes take ${needed} prefixes of 16 addresses, and there are ${available}`;
  const spare = Math.max(0, (most?.nodes ?? 0) - Math.ceil((needed - available) / PREFIXES_OF_A_NODE));
  return error(path, most?.value, rule, `lower it: ${spare} of the ${most?.nodes ?? 0} nodes that it allows have room`);
}

/** A limit, and the number of nodes that it allows. */
const part = (path: RuleFault['path'], value: number, all: number, without: CloudConfig) => ({
  path,
  value,
  nodes: all - podRoom(without).nodes,
});

const isPlannable = (vpcCidr: string): boolean => {
  const prefix = prefixLength(vpcCidr);
  return prefix >= PREFIX_LENGTHS.vpc.largest && prefix <= PREFIX_LENGTHS.vpc.smallest;
};

/** The smallest VPC at the same place that is large enough, and the most pods that the present one holds. */
function fix(cloud: CloudConfig): string {
  const { network } = cloud;
  const smaller = bisect(1, network.maxPods, (maxPods) => fits(cloud, network.vpcCidr, maxPods));
  const less = smaller > 0 ? `lower it to ${smaller}` : 'lower it and the limits of the pools';
  for (let prefix = prefixLength(network.vpcCidr) - 1; prefix >= PREFIX_LENGTHS.vpc.largest; prefix -= 1) {
    const vpcCidr = canonical(`${network.vpcCidr.split('/', 1)[0] ?? ''}/${prefix}`);
    if (fits(cloud, vpcCidr, network.maxPods)) return `make cloud.network.vpcCidr a /${prefix} (a new VPC), or ${less}`;
  }
  return less;
}

const fits = (cloud: CloudConfig, vpcCidr: string, maxPods: number): boolean => {
  const { needed, available } = podRoom({ ...cloud, network: { ...cloud.network, maxPods } }, vpcCidr);
  return needed <= available;
};

/** The largest whole number from `low` on for which `holds` is true, or 0 if there is none. */
function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  if (!holds(low)) return 0;
  let [yes, no] = [low, high];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
