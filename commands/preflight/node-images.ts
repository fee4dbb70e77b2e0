import { architectureOf } from '../../config/aws/instance-types';
import { GPU_RESOURCE } from '../../config/kubernetes/labels-and-taints';
import type { NodeClassManifest } from '../../constructs/karpenter/pools/node-class.generated';
import type { NodePoolManifest } from '../../constructs/karpenter/pools/node-pool.generated';
import { manifestsIn } from '../../synthesis/cluster-contents';
import { resourcesOf, type StackJson } from '../../synthesis/stack-json';

/** A release of AWS's that nodes start from, in one of its variants. */
export interface NodeImage {
  /** Whose nodes, such as `pool serving`. */
  readonly whose: string;
  /** A managed node group names a release, a pool an alias. */
  readonly namedBy: 'node group' | 'pool';
  readonly os: 'al2023' | 'bottlerocket';
  /** Minor of Kubernetes that the image is made for. */
  readonly minor: string;
  /** As AWS calls it. */
  readonly architecture: 'x86_64' | 'arm64';
  /** `standard`, or what is more in the image: `nvidia`. */
  readonly variant: string;
  /** Such as `1.35.6-20260714` of a node group, `20260714` or `1.66.0` of a pool. */
  readonly release: string;
}

type Stack = Pick<StackJson, 'resource'>;
type Body = Readonly<Record<string, unknown>>;

/**
 * Every image that nodes of these stacks start from, whoever named it: our stacks or a file of overrides. Absent are images that are no
 * release of AL2023 or Bottlerocket: those by id, name or tag, and what EKS chooses where a node group names no release.
 *
 * @param minor of the cluster's Kubernetes
 */
export const nodeImagesIn = (stacks: readonly Stack[], minor: string): NodeImage[] => {
  const resources = stacks.flatMap(resourcesOf);
  const manifests = resources
    .filter(({ type }) => type === 'helm_release')
    .flatMap(({ body }) => manifestsIn(body['values']));
  const classes = manifests.filter(({ kind }) => kind === 'EC2NodeClass') as unknown as NodeClassManifest[];
  const pools = manifests.filter(({ kind }) => kind === 'NodePool') as unknown as NodePoolManifest[];
  return [
    ...resources.filter(({ type }) => type === 'aws_eks_node_group').flatMap(({ body }) => imageOfGroup(body, minor)),
    ...pools.flatMap((pool) => imagesOfPool(pool, classes, minor)),
  ];
};

/** EKS API reference, "CreateNodegroup", `amiType`, without what has no release to ask for: Windows and `CUSTOM`. */
const AMI_TYPE = /^(AL2023|BOTTLEROCKET)_(x86_64|ARM_64)(?:_(STANDARD|NVIDIA|NEURON|FIPS))?$/;

function imageOfGroup(body: Body, minor: string): NodeImage[] {
  const [, os, architecture, variant = 'STANDARD'] = AMI_TYPE.exec(textOf(body['ami_type'])) ?? [];
  const release = textOf(body['release_version']);
  if (os === undefined || release === '') return [];
  return [
    {
      whose: `node group ${textOf(body['node_group_name'])}`,
      namedBy: 'node group',
      os: os === 'AL2023' ? 'al2023' : 'bottlerocket',
      minor: textOf(body['version']) || minor,
      architecture: architecture === 'ARM_64' ? 'arm64' : 'x86_64',
      variant: variant.toLowerCase(),
      release,
    },
  ];
}

/** Aliases that name a release (Karpenter 1.14, "NodeClasses", `spec.amiSelectorTerms`). */
const ALIAS = /^(al2023|bottlerocket)@v?(.+)$/;

function imagesOfPool({ metadata, spec }: NodePoolManifest, classes: NodeClassManifest[], minor: string): NodeImage[] {
  const { nodeClassRef } = spec.template.spec;
  const nodeClass = classes.find((one) => one.metadata.name === nodeClassRef.name);
  const alias = nodeClass?.spec.amiSelectorTerms.find((term) => term.alias !== undefined)?.alias ?? '';
  const [, os, release = ''] = ALIAS.exec(alias) ?? [];
  if (os === undefined) return [];
  return architecturesOf(spec.template.spec.requirements).map((architecture) => ({
    whose: `pool ${metadata.name}`,
    namedBy: 'pool',
    os: os === 'al2023' ? 'al2023' : 'bottlerocket',
    minor,
    architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
    // Karpenter takes the variant that the instance type needs; a pool of GPU nodes is one that has a limit in GPUs.
    variant: spec.limits?.[GPU_RESOURCE] === undefined ? 'standard' : 'nvidia',
    release,
  }));
}

/** Architectures that a pool's nodes have. One that names none, nor any type, may start whatever image there is. */
function architecturesOf(requirements: NodePoolManifest['spec']['template']['spec']['requirements']): string[] {
  const among = (...keys: string[]): string[] =>
    requirements
      .filter(({ key, operator }) => keys.includes(key) && operator === 'In')
      .flatMap(({ values = [] }) => values);
  const written = among('kubernetes.io/arch');
  const types = among('karpenter.k8s.aws/instance-family', 'node.kubernetes.io/instance-type');
  return [...new Set(written.length > 0 ? written : types.map(architectureOf))];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
