import { cniOf, type Cluster, type Cni } from '../../kubernetes/clusters';
import { API_PORT, CALICO_VXLAN_MODE } from '../../sites/site-plan';
import { apiServiceAddress, serviceCidrOf } from '../cluster-addresses';

/** What decides how a cluster's network policies see an end of a flow. */
export interface ClusterNetwork {
  readonly cni: Cni;
  /** When Calico tunnels between hosts. Other CNIs ignore it. */
  readonly vxlanMode: typeof CALICO_VXLAN_MODE;
  /** Network of the hosts; in the cloud the VPC, which has pods, load balancers and the control plane's interfaces too. */
  readonly hosts: string;
  readonly pods: string;
  readonly services: string;
  /** Address of the Service `kubernetes`. */
  readonly apiService: string;
  /** Port at which API servers listen: behind the Service on a site, the Service's own in the cloud. */
  readonly apiPort: number;
  /**
   * Ports of pods that the nodes' security group opens to EKS's control plane.
   * @default undefined: a site has no security group
   */
  readonly controlPlanePorts?: readonly number[];
}

/**
 * The network of a cluster.
 *
 * @param controlPlanePorts ports that the nodes' security group opens to the control plane; read in the cloud only
 */
export const networkOf = (cluster: Cluster, controlPlanePorts: readonly number[]): ClusterNetwork => {
  const common = {
    cni: cniOf(cluster),
    vxlanMode: CALICO_VXLAN_MODE,
    services: serviceCidrOf(cluster),
    apiService: apiServiceAddress(cluster),
  };
  if (cluster.side === 'cloud') {
    const { vpcCidr } = cluster.environment.cloud.network;
    return { ...common, hosts: vpcCidr, pods: vpcCidr, apiPort: 443, controlPlanePorts };
  }
  const { nodeCidr, podCidr } = cluster.site.network;
  return { ...common, hosts: nodeCidr, pods: podCidr, apiPort: API_PORT };
};
