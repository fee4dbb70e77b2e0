import type { SecretV1Config } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { HUB_CLUSTER } from '../../config/gitops/argo-cd-names';
import { clusterSecret, ownClusterData } from '../../config/gitops/cluster-secret';
import type { CloudCluster } from '../../config/kubernetes/clusters';
import type { CloudEnvironment } from '../../config/schema/environment';

/** The Secret that tells Argo CD of the cluster that it runs in, for Terraform. */
export const hubClusterSecret = (environment: CloudEnvironment): SecretV1Config => {
  const hub: CloudCluster = { side: 'cloud', name: HUB_CLUSTER, environment };
  return { metadata: clusterSecret(hub), data: ownClusterData(hub) };
};
