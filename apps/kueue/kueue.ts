import { CHART_VERSIONS } from '../../config/versions';
import { kueueValues } from '../../helm-values/kueue';
import type { App } from '../define-app';
import { queues } from './queues';

/** Holds jobs back until there are GPUs for all of a job; sized by the GPUs that the cluster has or may have. */
export const kueue: App = {
  name: 'kueue',
  project: 'platform',
  namespace: 'kueue-system',
  chart: { name: 'kueue', values: () => kueueValues(CHART_VERSIONS.kueue) },
  manifests: queues,
};
