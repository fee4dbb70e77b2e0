import { runsPipeline } from '../config/pools/batch-gpus';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { TRUST_LABEL } from '../config/kubernetes/labels-and-taints';
import { argoWorkflowsValues } from '../helm-values/argo-workflows';
import { defineApp } from './define-app';
import { objectStorage, operator } from './namespaces/allow-rules';
import { where } from './runs-on';
import { objectStoreCalls } from './traffic/object-store-calls';

/** Labels of one program of the chart's pods (chart argo-workflows 1.0.18, templates/_helpers.tpl). */
const labelsOf = (program: string) => ({ 'app.kubernetes.io/name': `argo-workflows-${program}` });

/** Runs workflows, and keeps what they make in the cluster's object store. */
export const argoWorkflows = defineApp({
  name: 'argo-workflows',
  wave: -10,
  runsOn: where(runsPipeline),
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['argo-workflows-server'].namespace,
    security: 'restricted',
    labels: () => TRUST_LABEL,
    allowRules: (cluster) => [...operator(cluster), objectStorage(cluster, { matchLabels: labelsOf('server') })],
  },
  chart: { repository: 'https://argoproj.github.io/argo-helm', version: '1.0.18' },
  values: argoWorkflowsValues,
  // The server shows artifacts and kept logs. The controller opens none: a pod would remove them (v4.0.6, cmd/argoexec/commands/artifact/delete.go).
  traffic: (cluster) => [
    { name: 'argo-workflows-workflow-controller', labels: labelsOf('workflow-controller') },
    { name: 'argo-workflows-server', labels: labelsOf('server'), calls: objectStoreCalls(cluster) },
  ],
  // Argo Workflows makes these for each step of a workflow.
  excluded: [
    { apiGroups: ['argoproj.io'], kinds: ['WorkflowArtifactGCTask', 'WorkflowTaskResult', 'WorkflowTaskSet'] },
  ],
});
