import { architectureOf } from '../config/aws/instance-types';
import { gpuTaint, NODES_LABEL, SYSTEM_LABEL, SYSTEM_TAINT, type Taint } from '../config/kubernetes/labels-and-taints';
import type { CloudCluster, Cluster, SiteCluster } from '../config/kubernetes/clusters';
import type { Labels } from '../config/network/flows/selector';
import { familiesOf, GENERAL_POOL, generalFamilies } from '../config/pools/pool-nodes';
import { hostNodes } from '../config/sites/host-nodes';

/** Nodes of a cluster that are alike to a pod. */
export interface NodeKind {
  /** Such as `system nodes`, to the person who reads a finding. */
  readonly what: string;
  readonly labels: Labels;
  readonly taints: readonly Taint[];
  readonly gpus: boolean;
  /** How many there are; in the cloud Karpenter adds as many as pods need. */
  readonly count: number;
  /** Their names. @default nodes of the cloud, whose names AWS gives */
  readonly hosts?: readonly string[];
}

/** Label that node feature discovery and the GPU operator put on a node with GPUs (gpu-operator v26.3.3, controllers/state_manager.go). */
export const GPU_PRESENT = { 'nvidia.com/gpu.present': 'true' } as const;

/** Labels of every node that a kubelet registers (Kubernetes, "Well-Known Labels"). */
const LINUX = { 'kubernetes.io/os': 'linux' } as const;

/** Every kind of node that a cluster has, or that Karpenter can add. */
export const nodeKinds = (cluster: Cluster): NodeKind[] =>
  cluster.side === 'cloud' ? cloudKinds(cluster) : siteKinds(cluster);

const cloudKinds = ({ environment: { cloud } }: CloudCluster): NodeKind[] => {
  const { gpuPools, system } = cloud;
  const kinds = (
    what: string,
    types: readonly string[],
    kind: Omit<NodeKind, 'what' | 'labels'> & { readonly labels: Labels },
  ): NodeKind[] =>
    [...new Set(types.map(architectureOf))].map((architecture) => ({
      ...kind,
      what,
      labels: { ...LINUX, 'kubernetes.io/arch': architecture, ...kind.labels },
    }));
  const { effect: _aws, ...systemTaint } = SYSTEM_TAINT; // AWS spells effects in its own way
  const grows = { count: Number.POSITIVE_INFINITY };
  return [
    ...kinds('system nodes', system.instanceTypes, {
      labels: SYSTEM_LABEL,
      taints: [{ ...systemTaint, effect: 'NoSchedule' }],
      gpus: false,
      count: system.count,
    }),
    ...kinds('general nodes', generalFamilies(cloud), {
      ...{ labels: { [NODES_LABEL]: GENERAL_POOL }, taints: [], gpus: false, ...grows },
    }),
    ...Object.entries(gpuPools).flatMap(([name, pool]) =>
      kinds(`nodes of pool ${name}`, familiesOf(pool), {
        ...{ labels: { [NODES_LABEL]: pool.use, ...GPU_PRESENT }, taints: [gpuTaint(pool.use)], gpus: true, ...grows },
      }),
    ),
  ];
};

/** Hosts with the same labels and taints are one kind. */
const siteKinds = ({ name, site }: SiteCluster): NodeKind[] => {
  const kinds = new Map<string, NodeKind>();
  for (const { name: host, labels, taints, gpus } of hostNodes(name, site)) {
    const key = JSON.stringify([labels, taints]);
    const hosts = [...(kinds.get(key)?.hosts ?? []), host];
    const all = { ...LINUX, ...labels, ...(gpus && GPU_PRESENT) };
    kinds.set(key, { what: `hosts ${hosts.join(', ')}`, labels: all, taints, gpus, count: hosts.length, hosts });
  }
  return [...kinds.values()];
};
