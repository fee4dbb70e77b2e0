import { hasGpus, hubOf, type Cluster } from '../kubernetes/clusters';
import { ARGO_CD_NAMESPACE, HUB_SERVER } from './argo-cd-names';

/**
 * Metadata of the Secret by which Argo CD knows a cluster. The labels are there to select clusters by.
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
 * The Secret's content for the cluster that Argo CD runs in. It has no credential, because Argo CD uses its own service account. Without
 * the Secret, Argo CD would call that cluster `in-cluster`, and selecting by label would not find it.
 */
export const ownClusterData = ({ name }: Pick<Cluster, 'name'>) => ({
  name,
  server: HUB_SERVER,
  config: JSON.stringify({ tlsClientConfig: { insecure: false } }),
});
