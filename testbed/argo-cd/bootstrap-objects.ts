import type { KubernetesObject } from '@kubernetes/client-node';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../apps/argo-cd-settings';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import type { CloudEnvironment } from '../../config/schema/environment';
import { hubClusterSecret } from '../../constructs/gitops/argo-cd-release';
import { argoCdValues } from '../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../helm-values/argocd-apps';

const VERSION = 'argoproj.io/v1alpha1';

interface Listed {
  readonly namespace: string;
  readonly finalizers: readonly string[];
}

/** Chart argocd-apps does no more than this: each entry's name, namespace and finalizers are metadata, the rest is the specification. */
const fromChart = (kind: string, entries: Readonly<Record<string, Listed>>): KubernetesObject[] =>
  Object.entries(entries).map(([name, { namespace, finalizers, ...spec }]) => ({
    apiVersion: VERSION,
    kind,
    metadata: { name, namespace, finalizers: [...finalizers] },
    spec,
  }));

/** The AppProjects and the root Application, as the platform stack gives them to their chart. */
export const projectsOf = (environment: CloudEnvironment): KubernetesObject[] =>
  fromChart('AppProject', projectsValues(environment, ARGO_CD_PROJECTS).projects);

export const rootOf = (environment: CloudEnvironment): KubernetesObject[] =>
  fromChart('Application', rootValues(environment).applications);

const labelled = (kind: string, name: string, body: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: ARGO_CD_NAMESPACE, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
  ...body,
});

/** The objects that the chart argo-cd makes from the environment's values and that a controller outside the cluster reads. */
export const settingsOf = (environment: CloudEnvironment): KubernetesObject[] => {
  const { cm } = argoCdValues(environment, ARGO_CD_KINDS).configs;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ARGO_CD_NAMESPACE } },
    labelled('ConfigMap', 'argocd-cm', {
      data: Object.fromEntries(Object.entries(cm).map(([key, value]) => [key, String(value)])),
    }),
    labelled('ConfigMap', 'argocd-rbac-cm', {}),
    labelled('Secret', 'argocd-secret', { stringData: { 'server.secretkey': 'of this run' } }),
  ];
};

/** The Secret by which Argo CD knows its own cluster, as the platform stack makes it. */
export const hubSecretOf = (environment: CloudEnvironment): KubernetesObject => {
  const { metadata, data } = hubClusterSecret(environment);
  const { name, namespace, labels } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: name ?? '', namespace: namespace ?? '', labels },
    stringData: data,
  } as KubernetesObject;
};
