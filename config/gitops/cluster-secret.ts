import { hasGpus, hubOf, type Cluster } from '../kubernetes/clusters';
import { ARGO_CD_NAMESPACE, HUB_SERVER } from './argo-cd-names';

/**
 * Metadata of the Secret by which Argo CD knows a cluster. The labels are for whoever selects clusters.
 *
 * Source: Argo CD operator manual, "Declarative setup", "Clusters".
 */
export const clusterSecret = (cluster: Cluster) => ({
  name: `cluster-${cluster.name}`,
  namespace: ARGO_CD_NAMESPACE,
  labels: {
    'argocd.argoproj.io/secret-type': 'cluster',
    site: cluster.name,
    role: hubOf(cluster.environment) === cluster.name ? 'hub' : 'spoke',
    gpu: String(hasGpus(cluster)),
  },
});

/**
 * What that Secret holds for the cluster that Argo CD runs in. It has no credential: Argo CD's own service account does. Without the Secret
 * Argo CD knows that cluster too, but as `in-cluster`, and nothing that selects clusters by label finds it.
 */
export const ownClusterData = ({ name }: Pick<Cluster, 'name'>) => ({
  name,
  server: HUB_SERVER,
  config: JSON.stringify({ tlsClientConfig: { insecure: false } }),
});
