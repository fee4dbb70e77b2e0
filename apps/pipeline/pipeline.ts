import { hasImage } from '../../config/aws/platform-image';
import { runsPipeline } from '../../config/pools/batch-gpus';
import { defineApp } from '../define-app';
import { where } from '../runs-on';
import { pipelineNamespace } from './pipeline-namespace';
import { pipelineTemplate } from './pipeline-template';
import { siteValues } from './site-values';

const NAME = 'pipeline';

/** The pipeline: the same on every cluster, except for the values of the site. */
export const pipeline = defineApp({
  name: NAME,
  wave: 0,
  image: NAME,
  runsOn: where((cluster) => runsPipeline(cluster) && hasImage(cluster.environment, NAME)),
  project: 'pipeline',
  namespace: pipelineNamespace,
  manifests: (cluster) => [...siteValues(cluster), pipelineTemplate(cluster)],
});
