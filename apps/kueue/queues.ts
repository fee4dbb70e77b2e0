import { batchGpus, type BatchGpus } from '../../config/pools/batch-gpus';
import { takesWork, type Cluster } from '../../config/kubernetes/clusters';
import { GPU_RESOURCE, GPU_TOLERATION } from '../../config/kubernetes/labels-and-taints';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import type { Manifest, ManifestOf } from '../manifest';

export const QUEUE_VERSION = 'kueue.x-k8s.io/v1beta2';

/** Queue of the pipeline's jobs; a pod with this label waits in it. */
export const QUEUE = 'pipeline';
export const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

type ResourceFlavor = ManifestOf<
  typeof QUEUE_VERSION,
  'ResourceFlavor',
  { readonly spec: { readonly nodeLabels: Readonly<Record<string, string>>; readonly tolerations: readonly object[] } }
>;
type ClusterQueue = ManifestOf<
  typeof QUEUE_VERSION,
  'ClusterQueue',
  {
    readonly spec: {
      readonly namespaceSelector: object;
      readonly queueingStrategy: 'BestEffortFIFO' | 'StrictFIFO';
      readonly resourceGroups: readonly {
        readonly coveredResources: readonly string[];
        readonly flavors: readonly {
          readonly name: string;
          readonly resources: readonly { readonly name: string; readonly nominalQuota: number }[];
        }[];
      }[];
      readonly stopPolicy: 'None' | 'Hold';
    };
  }
>;
type LocalQueue = ManifestOf<typeof QUEUE_VERSION, 'LocalQueue', { readonly spec: { readonly clusterQueue: string } }>;

/**
 * The queue of a cluster, with one flavor for each kind of GPU. A flavor has its nodes' label and the toleration of their taint; Kueue adds
 * both to a pod that it admits. So a job says only how many GPUs it wants, and is the same on every cluster.
 *
 * On a cordoned site the queue admits nothing new. Jobs that it has admitted run to their end.
 *
 * Source: Kueue, "Resource Flavor", "Cluster Queue" (`stopPolicy`), "Run Plain Pods".
 */
export const queues = (cluster: Cluster): Manifest[] => [
  ...batchGpus(cluster).map(flavor),
  clusterQueue(cluster),
  localQueue,
];

const flavor = ({ flavor: name, nodeLabel: [key, value], taint }: BatchGpus): ResourceFlavor => ({
  apiVersion: QUEUE_VERSION,
  kind: 'ResourceFlavor',
  metadata: { name },
  spec: {
    nodeLabels: { [key]: value },
    tolerations: [
      taint === undefined
        ? GPU_TOLERATION
        : { key: GPU_RESOURCE, operator: 'Equal', value: taint, effect: 'NoSchedule' },
    ],
  },
});

const clusterQueue = (cluster: Cluster): ClusterQueue => ({
  apiVersion: QUEUE_VERSION,
  kind: 'ClusterQueue',
  metadata: { name: QUEUE },
  spec: {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': SERVICE_ACCOUNTS.pipeline.namespace } },
    // A waiting job of eight GPUs does not block a job of one GPU behind it.
    queueingStrategy: 'BestEffortFIFO',
    resourceGroups: [
      {
        coveredResources: [GPU_RESOURCE],
        flavors: batchGpus(cluster).map(({ flavor: name, count }) => ({
          name,
          resources: [{ name: GPU_RESOURCE, nominalQuota: count }],
        })),
      },
    ],
    stopPolicy: takesWork(cluster) ? 'None' : 'Hold',
  },
});

const localQueue: LocalQueue = {
  apiVersion: QUEUE_VERSION,
  kind: 'LocalQueue',
  metadata: { name: QUEUE, namespace: SERVICE_ACCOUNTS.pipeline.namespace },
  spec: { clusterQueue: QUEUE },
};
