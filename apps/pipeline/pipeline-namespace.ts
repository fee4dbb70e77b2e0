import type { Cluster } from '../../config/kubernetes/clusters';
import { GPU_RESOURCE, QUEUED_LABEL, TRUST_LABEL } from '../../config/kubernetes/labels-and-taints';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { batchGpus } from '../../config/pools/batch-gpus';
import type { AppNamespace } from '../define-app';
import { dns, kubernetesApi, objectStorage } from '../namespaces/allow-rules';

/** The namespace of the pipeline's jobs. Kueue puts the queue there, and Ceph the claim of the bucket. */
export const pipelineNamespace: AppNamespace<Cluster> = {
  name: SERVICE_ACCOUNTS.pipeline.namespace,
  security: 'restricted',
  labels: { ...TRUST_LABEL, ...QUEUED_LABEL },
  allowRules: (cluster) => [dns(cluster), kubernetesApi(cluster), objectStorage(cluster)],
  quota: (cluster) => ({
    pods: '500',
    [`requests.${GPU_RESOURCE}`]: String(batchGpus(cluster).reduce((sum, { count }) => sum + count, 0)),
  }),
};
