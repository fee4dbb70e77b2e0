import type { V1Node } from '@kubernetes/client-node';
import { messageOf, type Api } from '../kubernetes/kubernetes-api';

/** A node that a kubelet of ours brings. */
export interface NodeSpec {
  readonly name: string;
  readonly zone: string;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** What pods may ask for, GPUs among it. Nothing is measured: this machine has less. */
  readonly capacity: Readonly<Record<string, string>>;
}

/** How often a node says that it lives, in ms; after 40 s without it the node is taken for lost. */
const HEARTBEAT_MS = 10_000;

const nodeOf = ({ name, zone, labels, taints }: NodeSpec): V1Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    labels: {
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': process.arch === 'x64' ? 'amd64' : process.arch,
      'kubernetes.io/hostname': name,
      'topology.kubernetes.io/zone': zone,
      ...labels,
    },
  },
  spec: { ...(taints && { taints: [...taints] }) },
});

const readyStatus = ({ capacity }: NodeSpec): object => ({
  capacity,
  allocatable: capacity,
  conditions: ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({
    type,
    status: type === 'Ready' ? 'True' : 'False',
    reason: 'KubeletOfTheTestbed',
    message: '',
    lastHeartbeatTime: new Date().toISOString(),
    lastTransitionTime: new Date().toISOString(),
  })),
});

/** A node that says that it lives until it is told to stop. */
export interface LivingNode {
  /** It falls silent; its object stays. */
  stop(): void;
}

/** Registers a node and renews its lease. */
export const bringNode = async (api: Api, node: NodeSpec, failed: (error: unknown) => void): Promise<LivingNode> => {
  const answer = await api.apply(nodeOf(node));
  if (answer.status >= 300) throw new Error(`node ${node.name}: ${messageOf(answer)}`);
  await api.merge(nodeOf(node), { status: readyStatus(node) }, 'status');
  const beat = async (): Promise<void> => {
    const renewTime = new Date().toISOString().replace('Z', '000Z'); // microseconds
    await api.apply({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: node.name, namespace: 'kube-node-lease' },
      ...{ spec: { holderIdentity: node.name, leaseDurationSeconds: 40, renewTime } },
    });
  };
  await beat();
  const timer = setInterval(() => void beat().catch(failed), HEARTBEAT_MS).unref();
  return { stop: () => clearInterval(timer) };
};
