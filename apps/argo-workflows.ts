import { argoWorkflowsValues } from '../helm-values/argo-workflows';
import type { App } from './define-app';

/** Runs workflows, and keeps what they make in the cluster's object store. */
export const argoWorkflows: App = {
  name: 'argo-workflows',
  project: 'platform',
  namespace: 'argo',
  chart: { name: 'argo-workflows', values: argoWorkflowsValues },
};
