import type { SiteConfig } from '../../../config/schema/environment';
import { HOST_PREFIX } from '../../../config/sites/site-plan';
import type { YamlObject } from '../../yaml-text';
import { hardening } from './hardening';
import { oidcVars } from './oidc';

/** Domain of Services: the same at every site and in the cloud, since the same manifests go to all. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** `k8s_cluster/k8s-cluster.yml`: version, runtime, networks, proxy and what hardens the cluster (Kubespray, "Configurable Parameters"). */
export const k8sCluster = (site: SiteConfig): YamlObject => ({
  kube_version: site.kubernetesVersion,
  container_manager: 'containerd',
  cluster_name: CLUSTER_DOMAIN,
  kube_network_plugin: site.cni,
  // Cilium's agent is not privileged and writes where this user may (Kubespray, "Cilium").
  kube_owner: site.cni === 'cilium' ? 'root' : undefined,
  kube_pods_subnet: site.network.podCidr,
  kube_service_addresses: site.network.serviceCidr,
  kube_network_node_prefix: HOST_PREFIX,
  kube_proxy_mode: site.proxyMode,
  // Under ipvs every host would answer for every VIP, kube-vip's and MetalLB's alike.
  kube_proxy_strict_arp: site.proxyMode === 'ipvs' ? true : undefined,
  // Where the API is reached from: on the site and, since the node network is announced, over the VPN.
  supplementary_addresses_in_ssl_keys: [site.controlPlane.vip],
  kubeconfig_localhost: true,
  ...hardening(site),
  ...oidcVars(site),
});

/**
 * `k8s_cluster/k8s-net-calico.yml`: Calico speaks the kernel's language that kube-proxy speaks; with one on nftables and the other on iptables Services break
 * (Calico, "Calico nftables data plane"; Kubespray issue 12198).
 */
export const k8sNetCalico = ({ proxyMode }: SiteConfig): YamlObject => ({
  calico_nftable_mode: proxyMode === 'nftables' ? 'Enabled' : 'Disabled',
});
