import { hasImage, imagesInEcr } from '../../config/aws/platform-image';
import { runsPipeline } from '../../config/pools/batch-gpus';
import { type AppNamespace, defineApp } from '../define-app';
import { where } from '../runs-on';
import { PIPELINE_LABELS, pipelineTemplate } from './pipeline-template';
import { objectStoreCalls } from '../traffic/object-store-calls';
import { siteValues } from './site-values';
import type { Cluster } from '../../config/kubernetes/clusters';
import { QUEUED_LABEL, TRUST_LABEL } from '../../config/kubernetes/labels-and-taints';
import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { dns, kubernetesApi, objectStorage } from '../namespaces/allow-rules';

/** The namespace of the pipeline's jobs. Kueue puts the queue there, and Ceph the claim of the bucket. */
export const pipelineNamespace: AppNamespace<Cluster> = {
  name: SERVICE_ACCOUNTS.pipeline.namespace,
  security: 'restricted',
  labels: () => ({ ...TRUST_LABEL, ...QUEUED_LABEL }),
  allowRules: (cluster) => [dns(cluster), kubernetesApi(cluster), objectStorage(cluster)],
  // No quota of GPUs: pods that the queue holds would count against it, and the API server would refuse the next before Kueue orders it.
  quota: () => ({ pods: '500' }),
};

const NAME = 'pipeline';

/** The pipeline: the same on every cluster, except for the values of the site. */
export const pipeline = defineApp({
  name: NAME,
  wave: 0,
  image: NAME,
  // The secret to pull the image comes by the site's role.
  waitsFor: (cluster) =>
    cluster.side === 'site' && imagesInEcr(cluster.environment) ? 'the identity of the site in AWS' : undefined,
  runsOn: where((cluster) => runsPipeline(cluster) && hasImage(cluster.environment, NAME)),
  project: 'pipeline',
  namespace: pipelineNamespace,
  // Argo's own container in each pod reports to the API, and brings and takes artifacts.
  traffic: (cluster) => [{ name: NAME, labels: PIPELINE_LABELS, calls: objectStoreCalls(cluster) }],
  manifests: (cluster) => [...siteValues(cluster), pipelineTemplate(cluster)],
});
