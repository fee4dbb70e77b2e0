import { batchGpus } from './batch-gpus';
import type { Cluster } from '../kubernetes/clusters';
import { objectStore } from '../storage/object-store';

/** Whether the pipeline can run on a cluster: it needs GPUs for its jobs, and an object store for what they read and write. */
export const runsPipeline = (cluster: Cluster): boolean =>
  batchGpus(cluster).length > 0 && objectStore(cluster) !== undefined;
