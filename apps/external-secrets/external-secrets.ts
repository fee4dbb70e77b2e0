import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import type { Cluster } from '../../config/kubernetes/clusters';
import { externalSecretsValues } from '../../helm-values/external-secrets';
import { defineApp } from '../define-app';
import { internet, operator } from '../namespaces/allow-rules';
import { everywhere } from '../runs-on';
import { BACK_OFFICE } from '../back-office/back-office-namespace';
import type { Manifest, ManifestOf } from '../manifest';
import { PARAMETERS, SECRETS } from './secret-stores';
import { trustBundle } from './trust';

/** Program that turns a certificate into short-lived credentials of AWS (IAM Roles Anywhere). */
const ROLES_ANYWHERE_IMAGE = 'public.ecr.aws/rolesanywhere/credential-helper:1.7.1';

/** Copies parameters and secrets from AWS into the cluster, and the cluster's authority into the namespaces that must trust it. */
export const externalSecrets = defineApp({
  name: 'external-secrets',
  wave: -70,
  runsOn: everywhere,
  project: 'platform',
  namespace: {
    name: SERVICE_ACCOUNTS['external-secrets'].namespace,
    security: 'restricted',
    allowRules: (cluster) => [...operator(cluster, 10250), internet(cluster)],
  },
  chart: { repository: 'https://charts.external-secrets.io', version: '2.9.0' },
  values: (cluster) => externalSecretsValues(cluster, ROLES_ANYWHERE_IMAGE),
  manifests: (cluster) => [...storesInAws(cluster), ...trustBundle()],
});

type Store = ManifestOf<'external-secrets.io/v1', 'ClusterSecretStore', { readonly spec: object }>;

/** Sites have no such stores: nothing there needs a parameter or a secret from AWS yet. */
const storesInAws = (cluster: Cluster): Manifest[] => {
  if (cluster.side === 'site') return [];
  const { region } = cluster.environment.cloud;
  return [
    store(PARAMETERS, 'ParameterStore', region, [BACK_OFFICE]),
    store(SECRETS, 'SecretsManager', region, [ARGO_CD_NAMESPACE, BACK_OFFICE]),
  ];
};

/** @param namespaces the only ones that may read from it */
const store = (
  name: string,
  service: 'ParameterStore' | 'SecretsManager',
  region: string,
  namespaces: readonly string[],
): Store => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterSecretStore',
  metadata: { name },
  // No credentials: the controller uses its own role.
  spec: { provider: { aws: { service, region } }, conditions: [{ namespaces }] },
});
