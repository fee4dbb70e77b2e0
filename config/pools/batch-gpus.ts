import { GPU_MODEL_LABEL, NODES_LABEL } from '../kubernetes/labels-and-taints';
import { objectStore } from '../storage/object-store';
import type { Cluster, CloudCluster, SiteCluster } from '../kubernetes/clusters';

/** GPUs of one kind on which the pipeline's jobs run. */
export interface BatchGpus {
  /** Their name in the queue: a pool's use in the cloud, a model on a site. */
  readonly flavor: string;
  /** The most GPUs at once. */
  readonly count: number;
  /** Label of their nodes. */
  readonly nodeLabel: readonly [key: string, value: string];
  /** Value of those nodes' taint; absent if the value does not matter. */
  readonly taint?: string;
}

/** Uses of the GPU pools that run jobs with an end, in the order in which the queue tries them. */
const BATCH_USES = ['pipeline', 'training'] as const;

/** The GPUs that the pipeline's jobs share, in the order in which the queue tries them; empty if the cluster has none. */
export const batchGpus = (cluster: Cluster): BatchGpus[] =>
  cluster.side === 'cloud' ? cloudGpus(cluster) : siteGpus(cluster);

/** All pools of one use count together: Karpenter chooses by weight which of them gets the next node. */
const cloudGpus = ({ environment }: CloudCluster): BatchGpus[] =>
  BATCH_USES.flatMap((use) => {
    const pools = Object.values(environment.cloud.gpuPools).filter((pool) => pool.use === use);
    const count = pools.reduce((sum, { maxGpus }) => sum + maxGpus, 0);
    return count > 0 ? [{ flavor: use, count, nodeLabel: [NODES_LABEL, use] as const, taint: use }] : [];
  });

/** A site's hosts serve every use, so they differ only by model. */
function siteGpus({ site }: SiteCluster): BatchGpus[] {
  const byModel = new Map<string, number>();
  for (const { gpus } of Object.values(site.workers)) {
    if (gpus) byModel.set(gpus.model, (byModel.get(gpus.model) ?? 0) + gpus.count);
  }
  return [...byModel]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([model, count]) => ({ flavor: model, count, nodeLabel: [GPU_MODEL_LABEL, model] as const }));
}

/** Whether the pipeline can run on a cluster: it needs GPUs for its jobs, and an object store for their data. */
export const runsPipeline = (cluster: Cluster): boolean =>
  batchGpus(cluster).length > 0 && objectStore(cluster) !== undefined;
