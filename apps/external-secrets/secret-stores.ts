import type { ManifestOf } from '../manifest';

/** Store of the ids and endpoints that Terraform published under `/landbridge/<env>/`. */
export const PARAMETERS = 'parameters';

/** Store of the secrets in AWS Secrets Manager. */
export const SECRETS = 'secrets';

export type ExternalSecret = ManifestOf<'external-secrets.io/v1', 'ExternalSecret', { readonly spec: object }>;

/** A Secret that External Secrets makes and keeps in step with its source. */
export const externalSecret = (name: string, namespace: string, spec: object): ExternalSecret => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name, namespace },
  spec,
});
