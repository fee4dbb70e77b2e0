import { runsPipeline } from '../../config/pools/batch-gpus';
import { kueueValues } from '../../helm-values/kueue';
import { defineApp } from '../define-app';
import { operator } from '../namespaces/allow-rules';
import { pipelineNamespace } from '../pipeline/pipeline';
import { where } from '../runs-on';
import { QUEUE_VERSION, queues } from './queues';

const VERSION = '0.19.2';

/** A queue that is stopped on purpose, such as a cordoned site's, is healthy. */
const STOPPED = `if obj.spec ~= nil and obj.spec.stopPolicy ~= nil and obj.spec.stopPolicy ~= "None" then
  return { status = "Healthy", message = "Stopped on purpose: " .. obj.spec.stopPolicy }
end
`;

/** Holds a job back until there are GPUs for all of it. The queue's quota is the number of GPUs that the cluster has or may start. */
export const kueue = defineApp({
  name: 'kueue',
  wave: -20,
  runsOn: where(runsPipeline),
  project: 'platform',
  namespace: {
    name: 'kueue-system',
    security: 'restricted',
    // Its webhooks, and the API of what waits in a queue (chart kueue 0.19.2, templates/visibility/service.yaml).
    allowRules: (cluster) => operator(cluster, 9443, 8082),
  },
  alsoIn: [pipelineNamespace],
  chart: { repository: 'registry.k8s.io/kueue/charts', version: VERSION },
  values: (cluster) => kueueValues(cluster, VERSION),
  // Chart kueue 0.19.2, templates/manager/manager.yaml.
  traffic: () => [
    {
      name: 'kueue-controller-manager',
      labels: { 'app.kubernetes.io/name': 'kueue', 'control-plane': 'controller-manager' },
      webhooks: [9443],
      apiServices: [8082],
    },
  ],
  manifests: queues,
  // It serves its queues' order (`visibility.kueue.x-k8s.io`). Without its binding the whole program exits.
  extensionServer: 'kueue-controller-manager',
  health: [{ apiVersion: QUEUE_VERSION, kind: 'ClusterQueue', sign: { condition: 'Active' }, first: STOPPED }],
  // Kueue makes one for each job that waits.
  excluded: [{ apiGroups: ['kueue.x-k8s.io'], kinds: ['Workload'] }],
});
