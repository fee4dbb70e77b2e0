import { runsPipeline } from '../config/pools/batch-gpus';
import { TRUST_LABEL } from '../config/kubernetes/labels-and-taints';
import { argoWorkflowsValues } from '../helm-values/argo-workflows';
import { defineApp } from './define-app';
import { objectStorage, operator } from './namespaces/allow-rules';
import { where } from './runs-on';

/** Runs workflows, and keeps what they make in the cluster's object store. */
export const argoWorkflows = defineApp({
  name: 'argo-workflows',
  wave: -10,
  runsOn: where(runsPipeline),
  project: 'platform',
  namespace: {
    name: 'argo',
    security: 'restricted',
    labels: TRUST_LABEL,
    allowRules: (cluster) => [...operator(cluster), objectStorage(cluster)],
  },
  chart: { repository: 'https://argoproj.github.io/argo-helm', version: '1.0.18' },
  values: argoWorkflowsValues,
  // Argo Workflows makes these for each step of a workflow.
  excluded: [
    { apiGroups: ['argoproj.io'], kinds: ['WorkflowArtifactGCTask', 'WorkflowTaskResult', 'WorkflowTaskSet'] },
  ],
});
