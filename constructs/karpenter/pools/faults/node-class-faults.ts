import type { RuleFault } from '../../../../config/load/fault';
import type { NodeClassManifest } from '../node-class.generated';
import { amiFaults } from './ami-faults';
import { diskFaults } from './disk-faults';
import { interfaceFaults } from './interface-faults';
import { CLASS, faultIf, type ClassSpec } from './manifest-fault';
import { selectorFaults } from './selector-faults';

/** Tags that Karpenter or EKS sets. The controller's policies recognise the controller's own resources by them. */
const FORBIDDEN_TAGS: readonly string[] = [
  'eks:eks-cluster-name',
  'karpenter.sh/nodepool',
  'karpenter.sh/nodeclaim',
  'karpenter.k8s.aws/ec2nodeclass',
];
const FORBIDDEN_PREFIXES = ['kubernetes.io/cluster', 'aws:'];

/**
 * All faults of an EC2NodeClass: what the API server would refuse, and what it accepts although no node could start or Karpenter would
 * replace all nodes unasked.
 *
 * Source: Karpenter 1.14, "NodeClasses"; the rules (`x-kubernetes-validations`) of its CRD.
 */
export const nodeClassFaults = ({ spec }: NodeClassManifest): RuleFault[] => [
  ...amiFaults(spec),
  ...identityFaults(spec),
  ...selectorFaults(spec),
  ...tagFaults(spec),
  ...diskFaults(spec),
  ...interfaceFaults(spec),
];

function identityFaults({ role, instanceProfile }: ClassSpec): RuleFault[] {
  const both = role !== undefined && instanceProfile !== undefined;
  return [
    ...faultIf(
      both,
      `${CLASS}.instanceProfile`,
      instanceProfile,
      'nodes have a role or an instanceProfile, not both',
      'remove instanceProfile: Karpenter makes one from the role',
    ),
    ...faultIf(
      instanceProfile === undefined && (role === undefined || role === ''),
      `${CLASS}.role`,
      role,
      'nodes have a role, or they cannot join the cluster',
      "write the name of Karpenter's node role, without its path",
    ),
    ...faultIf(
      instanceProfile === '',
      `${CLASS}.instanceProfile`,
      instanceProfile,
      'an instanceProfile has a name',
      'remove it and write role',
    ),
  ];
}

const tagFaults = ({ tags = {} }: ClassSpec): RuleFault[] =>
  Object.entries(tags).flatMap(([key, value]) =>
    faultIf(
      key === '' || FORBIDDEN_TAGS.includes(key) || FORBIDDEN_PREFIXES.some((prefix) => key.startsWith(prefix)),
      `${CLASS}.tags.${key}`,
      value,
      key === '' ? 'a tag has a key' : `only Karpenter, EKS or AWS may set ${key}, because rights depend on it`,
      'remove it, or take a key of your own',
    ),
  );
