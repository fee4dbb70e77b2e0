import { GPU_MODEL_LABEL, NODES_LABEL } from '../kubernetes/labels-and-taints';
import { objectStore } from '../storage/object-store';
import type { Cluster, CloudCluster, SiteCluster } from '../kubernetes/clusters';

/** GPUs of one kind on which the pipeline's jobs run. */
export interface BatchGpus {
  /** What they are called in the queue: a pool's use in the cloud, a model on a site. */
  readonly flavor: string;
  /** The most that there can be at once. */
  readonly count: number;
  /** The label by which their nodes are found. */
  readonly nodeLabel: readonly [key: string, value: string];
  /** Value of the taint on those nodes; absent where any is tolerated. */
  readonly taint?: string;
}

/** Uses of GPU pools on which jobs run that start and end, in the order in which they are tried. */
const BATCH_USES = ['pipeline', 'training'] as const;

/** The GPUs that the pipeline's jobs share, in the order in which they are tried; none where a cluster has none for them. */
export const batchGpus = (cluster: Cluster): BatchGpus[] =>
  cluster.side === 'cloud' ? cloudGpus(cluster) : siteGpus(cluster);

/** A use's pools together: which of them gets the next node is Karpenter's choice, by their weights. */
const cloudGpus = ({ environment }: CloudCluster): BatchGpus[] =>
  BATCH_USES.flatMap((use) => {
    const pools = Object.values(environment.cloud.gpuPools).filter((pool) => pool.use === use);
    const count = pools.reduce((sum, { maxGpus }) => sum + maxGpus, 0);
    return count > 0 ? [{ flavor: use, count, nodeLabel: [NODES_LABEL, use] as const, taint: use }] : [];
  });

/** A rack's hosts serve every use, so models are all that tells them apart. */
function siteGpus({ site }: SiteCluster): BatchGpus[] {
  const byModel = new Map<string, number>();
  for (const { gpus } of Object.values(site.workers)) {
    if (gpus) byModel.set(gpus.model, (byModel.get(gpus.model) ?? 0) + gpus.count);
  }
  return [...byModel]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([model, count]) => ({ flavor: model, count, nodeLabel: [GPU_MODEL_LABEL, model] as const }));
}

/** Whether the pipeline can run on a cluster: it needs GPUs for its jobs, and an object store for what they read and write. */
export const runsPipeline = (cluster: Cluster): boolean =>
  batchGpus(cluster).length > 0 && objectStore(cluster) !== undefined;
