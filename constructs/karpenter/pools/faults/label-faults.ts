import type { RuleFault } from '../../../../config/load/fault';
import { fault, faultIf } from './manifest-fault';

/** Labels below `karpenter.k8s.aws/` that Karpenter sets on instances and a pool may ask for. */
const INSTANCE_LABELS: readonly string[] = [
  ...['category', 'family', 'generation', 'size', 'hypervisor', 'local-nvme', 'memory', 'tenancy'],
  ...['cpu', 'cpu-manufacturer', 'cpu-sustained-clock-speed-mhz', 'ebs-bandwidth', 'network-bandwidth'],
  ...['gpu-name', 'gpu-manufacturer', 'gpu-count', 'gpu-memory', 'encryption-in-transit-supported', 'capability-flex'],
  ...['accelerator-name', 'accelerator-manufacturer', 'accelerator-count'],
].map((name) => `karpenter.k8s.aws/instance-${name}`);

const WELL_KNOWN: ReadonlySet<string> = new Set([
  'karpenter.sh/capacity-type',
  ...INSTANCE_LABELS,
  ...['type', 'id', 'interruptible'].map((name) => `karpenter.k8s.aws/capacity-reservation-${name}`),
  'karpenter.k8s.aws/ec2nodeclass',
  'karpenter.k8s.aws/placement-group-id',
  'karpenter.k8s.aws/placement-group-partition',
]);

const KEY =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** Faults of a label that a pool asks for or sets: Karpenter reserves some labels for itself. */
export function labelKeyFaults(path: string, key: string): RuleFault[] {
  if (WELL_KNOWN.has(key)) return [];
  const [domain = ''] = key.split('/', 1);
  const restricted = ['karpenter.sh', 'karpenter.k8s.aws'].find((owned) => domain.endsWith(owned));
  if (restricted !== undefined || key === 'kubernetes.io/hostname') {
    const rule =
      restricted === undefined
        ? 'a node gets its hostname only when it starts, so a pool cannot ask for it'
        : `${restricted} has no such label that a pool may use`;
    return [fault(path, key, rule, 'take one that Karpenter documents as well-known, or a domain of your own')];
  }
  return [
    ...faultIf(
      !KEY.test(key) || key.length > 316,
      path,
      key,
      "a label's key, such as landbridge/nodes",
      'write letters, digits, - _ and ., after a domain of your own and a slash',
    ),
  ];
}

/** Labels that a pool gives to its nodes. */
export const labelFaults = (path: string, labels: Readonly<Record<string, string>>): RuleFault[] =>
  Object.entries(labels).flatMap(([key, value]) => [
    ...labelKeyFaults(`${path}.${key}`, key),
    ...faultIf(
      !VALUE.test(value) || value.length > 63,
      `${path}.${key}`,
      value,
      'a value of a label: letters, digits, - _ and ., at most 63',
      'write one without other characters',
    ),
  ]);
