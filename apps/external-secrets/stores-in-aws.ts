import { ARGO_CD_NAMESPACE } from '../../config/gitops/argo-cd-names';
import type { Cluster } from '../../config/kubernetes/clusters';
import { BACK_OFFICE } from '../back-office/back-office-namespace';
import type { Manifest, ManifestOf } from '../manifest';

/** Store of the ids and endpoints that Terraform published under `/landbridge/<env>/`. */
export const PARAMETERS = 'parameters';

/** Store of the secrets in AWS Secrets Manager. */
export const SECRETS = 'secrets';

export type ExternalSecret = ManifestOf<'external-secrets.io/v1', 'ExternalSecret', { readonly spec: object }>;

/** A Secret that External Secrets makes and keeps in step with its source. */
export const externalSecret = (
  name: string,
  namespace: string,
  spec: object,
  annotations?: Readonly<Record<string, string>>,
): ExternalSecret => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name, namespace, ...(annotations && { annotations }) },
  spec,
});

export type ClusterSecretStore = ManifestOf<'external-secrets.io/v1', 'ClusterSecretStore', { readonly spec: object }>;

/** Sites have no such stores: nothing there needs a parameter or a secret from AWS yet. */
export const storesInAws = (cluster: Cluster): Manifest[] => {
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
): ClusterSecretStore => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterSecretStore',
  metadata: { name },
  // No credentials: the controller uses its own role.
  spec: { provider: { aws: { service, region } }, conditions: [{ namespaces }] },
});
