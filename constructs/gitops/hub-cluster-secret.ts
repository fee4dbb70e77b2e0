import type { SecretV1Config } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { ARGO_CD_NAMESPACE, HUB_CLUSTER, HUB_SERVER } from '../../config/gitops/argo-cd-names';
import type { CloudEnvironment } from '../../config/schema/environment';

/**
 * The Secret by which Argo CD knows the cluster that it runs in. It has no credential: Argo CD's own service account does. Without the
 * Secret Argo CD knows that cluster too, but as `in-cluster`, and nothing that selects clusters by label finds it.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters".
 */
export const hubClusterSecret = ({ cloud }: Pick<CloudEnvironment, 'cloud'>): SecretV1Config => ({
  metadata: {
    name: `cluster-${HUB_CLUSTER}`,
    namespace: ARGO_CD_NAMESPACE,
    labels: {
      'argocd.argoproj.io/secret-type': 'cluster',
      site: HUB_CLUSTER,
      role: 'hub',
      gpu: String(Object.keys(cloud.gpuPools).length > 0),
    },
  },
  data: {
    name: HUB_CLUSTER,
    server: HUB_SERVER,
    config: JSON.stringify({ tlsClientConfig: { insecure: false } }),
  },
});
