import { GPU_RESOURCE } from '../../../config/kubernetes/labels-and-taints';
import type { GpuPoolConfig } from '../../../config/schema/environment';

/** Keeps everything off a GPU node that does not ask for its use by name. */
export const gpuTaint = (use: GpuPoolConfig['use']) =>
  ({ key: GPU_RESOURCE, value: use, effect: 'NoSchedule' }) as const;
