import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import type { App } from '../define-app';
import { pipelineTemplate } from './pipeline-template';
import { siteValues } from './site-values';

/** The pipeline: the same on every cluster, but for the values of the site. */
export const pipeline: App = {
  name: 'pipeline',
  project: 'pipeline',
  namespace: SERVICE_ACCOUNTS.pipeline.namespace,
  manifests: (cluster) => [...siteValues(cluster), pipelineTemplate(cluster)],
};
