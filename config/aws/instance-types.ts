/** Processor architecture as Kubernetes labels it (`kubernetes.io/arch`). */
export type Architecture = 'amd64' | 'arm64';

/** The family of an instance type: `m7g` of `m7g.large`. */
export const familyOf = (instanceType: string): string => instanceType.split('.', 1)[0] ?? instanceType;

/**
 * Architecture of an instance type or family, read from its name: a `g` among the letters after the generation is Graviton
 * or Grace (EC2 user guide, "Instance type naming conventions"); `a1` and Apple's `mac2` are older than that rule.
 */
export function architectureOf(instanceType: string): Architecture {
  const family = familyOf(instanceType);
  if (family === 'a1' || /^mac(2|-m)/.test(family)) return 'arm64';
  const options = /^[a-z]+\d+(.*)$/.exec(family)?.[1] ?? '';
  return options.includes('g') ? 'arm64' : 'amd64';
}

/** Whether a family has NVIDIA GPUs: `g6`, `gr6`, `p5en`. */
export const hasNvidiaGpus = (family: string): boolean => /^(g|gr|p)\d/.test(family) && family !== 'g4ad';

/** Families whose nodes have a part of a GPU, such as `g6f`. EC2 and Karpenter count that as no GPU. */
const hasPartsOfGpus = (family: string): boolean => /^(g|gr)\d+f$/.test(family);

/** Whether nodes of a family have NVIDIA GPUs that pods can get. */
export const hasWholeGpus = (family: string): boolean => hasNvidiaGpus(family) && !hasPartsOfGpus(family);

/** Whether a family has accelerators of any kind; ordinary pods would waste them. */
export const isAccelerated = (family: string): boolean =>
  hasNvidiaGpus(family) || /^(g|inf|trn|dl|vt|f)\d/.test(family);

/** Families older than the Nitro system, to which the VPC CNI cannot give address prefixes (EC2 user guide, "Nitro-based instances"). */
const BEFORE_NITRO = new Set('c1 c3 c4 d2 f1 g2 g3 g3s h1 i2 i3 m1 m2 m3 m4 p2 p3 r3 r4 t1 t2 x1 x1e'.split(' '));

/** Whether the VPC CNI can give nodes of the family whole prefixes instead of single addresses. */
export const isNitro = (family: string): boolean => !BEFORE_NITRO.has(family);

/** One size of a family of GPU nodes. */
export interface GpuSize {
  /** GPUs of a node. */
  readonly gpus: number;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** Size of all local NVMe disks, in GB; 0 if there are none. */
  readonly localDiskGB: number;
  /** Network interfaces that can be of the kind EFA, for training across nodes; 0 if none can. */
  readonly efaInterfaces: number;
}

/** An EC2 instance family whose nodes have whole NVIDIA GPUs, all of one model. */
export interface GpuFamily {
  /** EC2's name of the GPU, such as `L4`. */
  readonly model: string;
  /** Memory of one GPU in whole GiB, rounded down. AWS's pages often give GB, which is a larger number. */
  readonly gpuMemoryGiB: number;
  readonly architecture: Architecture;
  /** By size, such as `xlarge`, from the smallest to the largest. */
  readonly sizes: Readonly<Record<string, GpuSize>>;
}
