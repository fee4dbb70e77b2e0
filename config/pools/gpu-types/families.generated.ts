// Made from EC2's answers in moto 5.2.5, packed on 2026-10-27, by npm run generate -- gpu-types.
// Of each NVIDIA type on Nitro. AWS may offer more by now; a newer moto in machine/python-pins.ts knows it.

import type { GpuFamily } from '../../aws/instance-types';

/** Where the table is from, and as of when. */
export const GPU_TABLE = { source: 'moto 5.2.5', date: '2026-10-27' } as const;

/** Families whose nodes have whole GPUs, each with its sizes from the smallest to the largest. */
export const GPU_FAMILIES: Readonly<Record<string, GpuFamily>> = {
  g4dn: {
    model: 'T4',
    gpuMemoryGiB: 16,
    architecture: 'amd64',
    sizes: {
      xlarge: { gpus: 1, vcpus: 4, memoryGiB: 16, localDiskGB: 125, efaInterfaces: 0 },
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 32, localDiskGB: 225, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 64, localDiskGB: 225, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 128, localDiskGB: 900, efaInterfaces: 1 },
      '12xlarge': { gpus: 4, vcpus: 48, memoryGiB: 192, localDiskGB: 900, efaInterfaces: 1 },
      '16xlarge': { gpus: 1, vcpus: 64, memoryGiB: 256, localDiskGB: 900, efaInterfaces: 1 },
      metal: { gpus: 8, vcpus: 96, memoryGiB: 384, localDiskGB: 1800, efaInterfaces: 1 },
    },
  },
  g5: {
    model: 'A10G',
    gpuMemoryGiB: 22,
    architecture: 'amd64',
    sizes: {
      xlarge: { gpus: 1, vcpus: 4, memoryGiB: 16, localDiskGB: 250, efaInterfaces: 0 },
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 32, localDiskGB: 450, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 64, localDiskGB: 600, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 128, localDiskGB: 900, efaInterfaces: 1 },
      '12xlarge': { gpus: 4, vcpus: 48, memoryGiB: 192, localDiskGB: 3800, efaInterfaces: 1 },
      '16xlarge': { gpus: 1, vcpus: 64, memoryGiB: 256, localDiskGB: 1900, efaInterfaces: 1 },
      '24xlarge': { gpus: 4, vcpus: 96, memoryGiB: 384, localDiskGB: 3800, efaInterfaces: 1 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 768, localDiskGB: 7600, efaInterfaces: 1 },
    },
  },
  g5g: {
    model: 'T4g',
    gpuMemoryGiB: 16,
    architecture: 'arm64',
    sizes: {
      xlarge: { gpus: 1, vcpus: 4, memoryGiB: 8, localDiskGB: 0, efaInterfaces: 0 },
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 16, localDiskGB: 0, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 32, localDiskGB: 0, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 64, localDiskGB: 0, efaInterfaces: 0 },
      '16xlarge': { gpus: 2, vcpus: 64, memoryGiB: 128, localDiskGB: 0, efaInterfaces: 0 },
      metal: { gpus: 2, vcpus: 64, memoryGiB: 128, localDiskGB: 0, efaInterfaces: 0 },
    },
  },
  g6: {
    model: 'L4',
    gpuMemoryGiB: 22,
    architecture: 'amd64',
    sizes: {
      xlarge: { gpus: 1, vcpus: 4, memoryGiB: 16, localDiskGB: 250, efaInterfaces: 0 },
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 32, localDiskGB: 450, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 64, localDiskGB: 600, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 128, localDiskGB: 900, efaInterfaces: 1 },
      '12xlarge': { gpus: 4, vcpus: 48, memoryGiB: 192, localDiskGB: 3760, efaInterfaces: 1 },
      '16xlarge': { gpus: 1, vcpus: 64, memoryGiB: 256, localDiskGB: 1880, efaInterfaces: 1 },
      '24xlarge': { gpus: 4, vcpus: 96, memoryGiB: 384, localDiskGB: 3760, efaInterfaces: 1 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 768, localDiskGB: 7520, efaInterfaces: 1 },
    },
  },
  g6e: {
    model: 'L40S',
    gpuMemoryGiB: 44,
    architecture: 'amd64',
    sizes: {
      xlarge: { gpus: 1, vcpus: 4, memoryGiB: 32, localDiskGB: 250, efaInterfaces: 0 },
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 64, localDiskGB: 450, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 128, localDiskGB: 600, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 256, localDiskGB: 900, efaInterfaces: 1 },
      '12xlarge': { gpus: 4, vcpus: 48, memoryGiB: 384, localDiskGB: 3800, efaInterfaces: 1 },
      '16xlarge': { gpus: 1, vcpus: 64, memoryGiB: 512, localDiskGB: 1900, efaInterfaces: 1 },
      '24xlarge': { gpus: 4, vcpus: 96, memoryGiB: 768, localDiskGB: 3800, efaInterfaces: 2 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 1536, localDiskGB: 7600, efaInterfaces: 4 },
    },
  },
  g7: {
    model: 'RTX PRO 4500',
    gpuMemoryGiB: 32,
    architecture: 'amd64',
    sizes: {
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 32, localDiskGB: 440, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 64, localDiskGB: 875, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 128, localDiskGB: 930, efaInterfaces: 1 },
      '12xlarge': { gpus: 2, vcpus: 48, memoryGiB: 192, localDiskGB: 1900, efaInterfaces: 1 },
      '24xlarge': { gpus: 4, vcpus: 96, memoryGiB: 384, localDiskGB: 3800, efaInterfaces: 1 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 768, localDiskGB: 7600, efaInterfaces: 2 },
    },
  },
  g7e: {
    model: 'RTX PRO Server 6000',
    gpuMemoryGiB: 96,
    architecture: 'amd64',
    sizes: {
      '2xlarge': { gpus: 1, vcpus: 8, memoryGiB: 64, localDiskGB: 1900, efaInterfaces: 0 },
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 128, localDiskGB: 1900, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 256, localDiskGB: 1900, efaInterfaces: 1 },
      '12xlarge': { gpus: 2, vcpus: 48, memoryGiB: 512, localDiskGB: 3800, efaInterfaces: 1 },
      '24xlarge': { gpus: 4, vcpus: 96, memoryGiB: 1024, localDiskGB: 7600, efaInterfaces: 2 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 2048, localDiskGB: 15200, efaInterfaces: 4 },
    },
  },
  gr6: {
    model: 'L4',
    gpuMemoryGiB: 22,
    architecture: 'amd64',
    sizes: {
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 128, localDiskGB: 600, efaInterfaces: 0 },
      '8xlarge': { gpus: 1, vcpus: 32, memoryGiB: 256, localDiskGB: 900, efaInterfaces: 1 },
    },
  },
  p3dn: {
    model: 'V100',
    gpuMemoryGiB: 32,
    architecture: 'amd64',
    sizes: { '24xlarge': { gpus: 8, vcpus: 96, memoryGiB: 768, localDiskGB: 1800, efaInterfaces: 1 } },
  },
  p4d: {
    model: 'A100',
    gpuMemoryGiB: 40,
    architecture: 'amd64',
    sizes: { '24xlarge': { gpus: 8, vcpus: 96, memoryGiB: 1152, localDiskGB: 8000, efaInterfaces: 4 } },
  },
  p4de: {
    model: 'A100',
    gpuMemoryGiB: 80,
    architecture: 'amd64',
    sizes: { '24xlarge': { gpus: 8, vcpus: 96, memoryGiB: 1152, localDiskGB: 8000, efaInterfaces: 4 } },
  },
  p5: {
    model: 'H100',
    gpuMemoryGiB: 80,
    architecture: 'amd64',
    sizes: {
      '4xlarge': { gpus: 1, vcpus: 16, memoryGiB: 256, localDiskGB: 3800, efaInterfaces: 1 },
      '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 2048, localDiskGB: 30400, efaInterfaces: 32 },
    },
  },
  p5e: {
    model: 'H200',
    gpuMemoryGiB: 141,
    architecture: 'amd64',
    sizes: { '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 2048, localDiskGB: 30400, efaInterfaces: 32 } },
  },
  p5en: {
    model: 'H200',
    gpuMemoryGiB: 141,
    architecture: 'amd64',
    sizes: { '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 2048, localDiskGB: 30400, efaInterfaces: 16 } },
  },
  'p6-b200': {
    model: 'B200',
    gpuMemoryGiB: 179,
    architecture: 'amd64',
    sizes: { '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 2048, localDiskGB: 30400, efaInterfaces: 8 } },
  },
  'p6-b300': {
    model: 'B300',
    gpuMemoryGiB: 268,
    architecture: 'amd64',
    sizes: { '48xlarge': { gpus: 8, vcpus: 192, memoryGiB: 4096, localDiskGB: 30400, efaInterfaces: 16 } },
  },
};

/** Families whose nodes have a part of a GPU, which EC2 and Karpenter count as none. */
export const PARTIAL_GPU_FAMILIES: readonly string[] = ['g6f', 'gr6f'];
