import type { Architecture } from '../../aws/instance-types';

/** One size of a family of GPU nodes. */
export interface GpuSize {
  /** GPUs of a node. */
  readonly gpus: number;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** Local NVMe disks together, in GB; 0 where there are none. */
  readonly localDiskGB: number;
}

/** An EC2 instance family whose nodes have whole NVIDIA GPUs, all of one model. */
export interface GpuFamily {
  /** As EC2 calls the GPU, such as `L4`. */
  readonly model: string;
  /** Memory of one GPU in whole GiB, rounded down. AWS's pages often say GB, which is more. */
  readonly gpuMemoryGiB: number;
  readonly architecture: Architecture;
  /** By size, such as `xlarge`, from the smallest to the largest. */
  readonly sizes: Readonly<Record<string, GpuSize>>;
}
