import { runsPipeline } from '../config/pools/batch-gpus';
import { TRUST_LABEL } from '../config/kubernetes/labels-and-taints';
import { argoWorkflowsValues } from '../helm-values/argo-workflows';
import { defineApp } from './define-app';
import { objectStorage, operator } from './namespaces/allow-rules';
import { where } from './runs-on';
import { objectStoreCalls } from './traffic/object-store-calls';

/** Runs workflows, and keeps what they make in the cluster's object store. */
export const argoWorkflows = defineApp({
  name: 'argo-workflows',
  wave: -10,
  runsOn: where(runsPipeline),
  project: 'platform',
  namespace: {
    name: 'argo',
    security: 'restricted',
    labels: () => TRUST_LABEL,
    allowRules: (cluster) => [...operator(cluster), objectStorage(cluster)],
  },
  chart: { repository: 'https://argoproj.github.io/argo-helm', version: '1.0.18' },
  values: argoWorkflowsValues,
  // Chart argo-workflows 1.0.18, templates/_helpers.tpl. The server shows artifacts and kept logs, the controller removes them.
  traffic: (cluster) =>
    ['workflow-controller', 'server'].map((name) => ({
      name: `argo-workflows-${name}`,
      labels: { 'app.kubernetes.io/name': `argo-workflows-${name}` },
      calls: objectStoreCalls(cluster),
    })),
  // Argo Workflows makes these for each step of a workflow.
  excluded: [
    { apiGroups: ['argoproj.io'], kinds: ['WorkflowArtifactGCTask', 'WorkflowTaskResult', 'WorkflowTaskSet'] },
  ],
});
