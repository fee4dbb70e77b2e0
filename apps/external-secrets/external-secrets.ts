import { SERVICE_ACCOUNTS } from '../../config/kubernetes/service-accounts';
import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import type { Cluster } from '../../config/kubernetes/clusters';
import { hasCloud } from '../../config/kubernetes/has-cloud';
import { externalSecretsValues } from '../../helm-values/external-secrets';
import type { App } from '../define-app';
import { BACK_OFFICE } from '../back-office/back-office-namespace';
import type { Manifest, ManifestOf } from '../manifest';
import { PARAMETERS, SECRETS } from './secret-stores';
import { trustBundle } from './trust';

/** Brings what only AWS knows into the cluster, and the cluster's authority to whoever must trust it. */
export const externalSecrets: App = {
  name: 'external-secrets',
  project: 'platform',
  namespace: SERVICE_ACCOUNTS['external-secrets'].namespace,
  chart: { name: 'external-secrets', values: externalSecretsValues },
  manifests: (cluster) => [...storesInAws(cluster), ...trustBundle()],
};

type Store = ManifestOf<'external-secrets.io/v1', 'ClusterSecretStore', { readonly spec: object }>;

/** Nothing on a site needs a parameter or a secret of AWS yet, so there the stores are not. */
const storesInAws = ({ environment, side }: Cluster): Manifest[] =>
  side === 'cloud' && hasCloud(environment)
    ? [
        store(PARAMETERS, 'ParameterStore', environment.cloud.region, [BACK_OFFICE]),
        store(SECRETS, 'SecretsManager', environment.cloud.region, [ARGO_CD_NAMESPACE, BACK_OFFICE]),
      ]
    : [];

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
  // No credentials: the controller's own role.
  spec: { provider: { aws: { service, region } }, conditions: [{ namespaces }] },
});
