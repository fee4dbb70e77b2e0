import type { Cluster } from '../kubernetes/clusters';
import { networkOfAddress, rangeOf } from './networks';

/** Address at which the DNS cache of a site's host answers its pods (Kubespray v2.31.0, kubespray_defaults, `nodelocaldns_ip`). */
export const LOCAL_DNS = '169.254.25.10';

/** Address at which a node of EKS hands out the credentials of a pod's role (EKS user guide, "Pod Identity agent setup"). */
export const POD_IDENTITY = '169.254.170.23';

/** Address at which a machine of EC2 hands out its metadata (EC2 user guide, "Access instance metadata"). */
export const INSTANCE_METADATA = '169.254.169.254';

/** Port at which PostgreSQL, the back-office database, answers. */
export const POSTGRES_PORT = 5432;

/** The Service network of a cluster. */
export const serviceCidrOf = (cluster: Cluster): string =>
  cluster.side === 'cloud' ? cluster.environment.cloud.serviceCidr : cluster.site.network.serviceCidr;

/**
 * Address of the Service `kubernetes` in the namespace `default`: the first of the Service network (Kubernetes, kube-apiserver,
 * `--service-cluster-ip-range`, ServiceIPRange in pkg/controlplane/services.go).
 */
export const apiServiceAddress = (cluster: Cluster): string =>
  networkOfAddress(rangeOf(serviceCidrOf(cluster)).first + 1).replace('/32', '');
