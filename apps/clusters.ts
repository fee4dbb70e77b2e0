import { ARGO_CD_NAMESPACE } from '../config/gitops/argo-cd-names';
import type { Environment, SiteConfig } from '../config/schema/environment';
import { parameterName } from '../config/aws/names';
import type { App } from './define-app';
import { externalSecret, SECRETS, type ExternalSecret } from './external-secrets/secret-stores';

/**
 * The sites' clusters, for the Argo CD of the hub: the credential that was handed over, as the Secret by which Argo CD knows a cluster.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters"; External Secrets, "ExternalSecret", `target.template`.
 */
export const clusters: App = {
  name: 'clusters',
  project: 'clusters',
  namespace: ARGO_CD_NAMESPACE,
  manifests: ({ environment }) =>
    Object.entries(environment.sites)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, site]) => clusterSecret(environment, name, site)),
};

const clusterSecret = (environment: Environment, name: string, { workers }: SiteConfig): ExternalSecret =>
  externalSecret(`cluster-${name}`, ARGO_CD_NAMESPACE, {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: SECRETS },
    target: {
      name: `cluster-${name}`,
      // A store that is not reached for a while takes no cluster away.
      deletionPolicy: 'Retain',
      template: {
        engineVersion: 'v2',
        metadata: {
          labels: {
            'argocd.argoproj.io/secret-type': 'cluster',
            site: name,
            role: 'spoke',
            gpu: String(Object.values(workers).some(({ gpus }) => gpus !== undefined)),
          },
        },
      },
    },
    dataFrom: [{ extract: { key: parameterName(environment, `clusters/${name}`) } }],
  });
