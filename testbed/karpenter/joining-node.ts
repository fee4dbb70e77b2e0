import type { CoreV1Api, V1Node, V1Taint } from '@kubernetes/client-node';
import type { Instance, InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { parse } from 'yaml';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';

/** What of nodeadm's NodeConfig a node joins with (nodeadm API reference, "NodeConfig"). */
interface NodeConfig {
  readonly spec: {
    readonly cluster: { readonly name: string };
    readonly kubelet?: {
      readonly config?: { readonly registerWithTaints?: V1Taint[]; readonly maxPods?: number };
      readonly flags?: readonly string[];
    };
  };
}

/** The NodeConfig that Karpenter generated, from an instance's user data, a MIME archive. */
export const nodeConfig = (userData: string): NodeConfig => {
  const boundary = /boundary="([^"]+)"/.exec(userData)?.[1];
  const parts = userData.split(`--${boundary ?? ''}`);
  const part = parts.find((text) => text.includes('Content-Type: application/node.eks.aws'));
  if (boundary === undefined || part === undefined) throw new Error(`No NodeConfig in the user data:\n${userData}`);
  return parse(part.slice(part.search(/\r?\n\r?\n/))) as NodeConfig;
};

/** GPUs of an instance type. */
export const gpusOf = (type: InstanceTypeInfo): number =>
  (type.GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0);

/**
 * The Node as the kubelet of that instance would register it: labels and taints are those in its user data, and what the cloud controller
 * knows of the instance.
 */
export const joiningNode = (instance: Instance, type: InstanceTypeInfo, userData: string): V1Node => {
  const { kubelet = {} } = nodeConfig(userData).spec;
  const zone = instance.Placement?.AvailabilityZone ?? '';
  const labels = (kubelet.flags ?? [])
    .filter((flag) => flag.startsWith('--node-labels='))
    .flatMap((flag) => flag.slice('--node-labels='.length).replaceAll('"', '').split(','))
    .map((pair) => pair.split('='));
  const capacity = {
    cpu: String(type.VCpuInfo?.DefaultVCpus ?? 1),
    // The hypervisor and the kernel keep some of it; Karpenter reckons with 7.5 %.
    memory: `${Math.floor((type.MemoryInfo?.SizeInMiB ?? 0) * 0.925)}Mi`,
    'ephemeral-storage': '190Gi',
    pods: String(kubelet.config?.maxPods ?? 58),
  };
  const name = (instance.PrivateDnsName ?? '') || (instance.InstanceId ?? '');
  return {
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        ...Object.fromEntries(labels.map(([key = '', value = '']) => [key, value])),
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': zone,
        'topology.kubernetes.io/region': zone.slice(0, -1),
        'node.kubernetes.io/instance-type': instance.InstanceType ?? '',
      },
    },
    spec: {
      providerID: `aws:///${zone}/${instance.InstanceId ?? ''}`,
      taints: [...(kubelet.config?.registerWithTaints ?? [])],
    },
    status: { capacity, allocatable: capacity },
  };
};

/** The device plugin tells the kubelet of its GPUs. */
export const reportGpus = async (core: CoreV1Api, name: string, count: number): Promise<void> => {
  const path = (part: string): string => `/status/${part}/${GPU_RESOURCE.replace('/', '~1')}`;
  const body = ['capacity', 'allocatable'].map((part) => ({ op: 'add', path: path(part), value: String(count) }));
  await core.patchNodeStatus({ name, body });
};
