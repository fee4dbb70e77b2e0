import { hasImage } from '../../config/aws/platform-image';
import { GPU_RESOURCE, QUEUED_LABEL, TRUST_LABEL } from '../../config/kubernetes/labels-and-taints';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { batchGpus, runsPipeline } from '../../config/pools/batch-gpus';
import { defineApp } from '../define-app';
import { dns, kubernetesApi, objectStorage } from '../namespaces/allow-rules';
import { where } from '../runs-on';
import { pipelineTemplate } from './pipeline-template';
import { siteValues } from './site-values';

const NAME = 'pipeline';

/** The pipeline: the same on every cluster, but for the values of the site. */
export const pipeline = defineApp({
  name: NAME,
  wave: 0,
  image: NAME,
  runsOn: where((cluster) => runsPipeline(cluster) && hasImage(cluster.environment, NAME)),
  project: 'pipeline',
  namespace: {
    name: SERVICE_ACCOUNTS.pipeline.namespace,
    security: 'restricted',
    labels: { ...TRUST_LABEL, ...QUEUED_LABEL },
    allowRules: (cluster) => [dns(cluster), kubernetesApi(cluster), objectStorage(cluster)],
    quota: (cluster) => ({
      pods: '500',
      [`requests.${GPU_RESOURCE}`]: String(batchGpus(cluster).reduce((sum, { count }) => sum + count, 0)),
    }),
  },
  manifests: (cluster) => [...siteValues(cluster), pipelineTemplate(cluster)],
});
