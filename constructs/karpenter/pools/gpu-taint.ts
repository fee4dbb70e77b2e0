import type { GpuPoolConfig } from '../../../config/schema/environment';

/** Key of the taint on GPU nodes: the resource's own name, which the common operators of GPUs tolerate already. */
export const GPU_RESOURCE = 'nvidia.com/gpu';

/** Keeps everything off a GPU node that does not ask for its use by name. */
export const gpuTaint = (use: GpuPoolConfig['use']) =>
  ({ key: GPU_RESOURCE, value: use, effect: 'NoSchedule' }) as const;

/** What a pod on the GPU nodes of one use needs, as Kubernetes writes it. */
export const gpuToleration = (use: GpuPoolConfig['use']) =>
  ({ key: GPU_RESOURCE, operator: 'Equal', value: use, effect: 'NoSchedule' }) as const;
