import type { SiteConfig } from '../../../config/schema/environment';
import { OIDC_PREFIX } from '../../../config/kubernetes/oidc';
import { LOCAL_DNS } from '../../../config/network/cluster-addresses';
import { CALICO_VXLAN_MODE, HOST_PREFIX } from '../../../config/sites/site-plan';
import type { DataObject } from '../../../config/yaml/print-yaml';

/** Domain of Services. It is the same at every site and in the cloud, because all run the same manifests. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** `k8s_cluster/k8s-cluster.yml`: version, runtime, networks, proxy and hardening (Kubespray, "Configurable Parameters"). */
export const k8sCluster = (site: SiteConfig): DataObject => ({
  kube_version: site.kubernetesVersion,
  container_manager: 'containerd',
  cluster_name: CLUSTER_DOMAIN,
  kube_network_plugin: site.cni,
  // Cilium's agent is not privileged, and can write only where this user may (Kubespray, "Cilium").
  kube_owner: site.cni === 'cilium' ? 'root' : undefined,
  kube_pods_subnet: site.network.podCidr,
  kube_service_addresses: site.network.serviceCidr,
  kube_network_node_prefix: HOST_PREFIX,
  kube_proxy_mode: site.proxyMode,
  // With ipvs and without strict ARP every host would answer for every VIP of kube-vip and MetalLB.
  kube_proxy_strict_arp: site.proxyMode === 'ipvs' ? true : undefined,
  // Clients reach the API at this address, on the site and over the VPN, which announces the node network.
  supplementary_addresses_in_ssl_keys: [site.controlPlane.vip],
  // Network policies name this address.
  enable_nodelocaldns: true,
  nodelocaldns_ip: LOCAL_DNS,
  kubeconfig_localhost: true,
  ...hardening(site),
  ...oidcVars(site),
});

/**
 * `k8s_cluster/k8s-net-calico.yml`: Calico uses nftables or iptables as kube-proxy does. Services break if the two differ
 * (Calico, "Calico nftables data plane"; Kubespray issue 12198).
 */
export const k8sNetCalico = ({ proxyMode }: SiteConfig): DataObject => ({
  calico_vxlan_mode: CALICO_VXLAN_MODE,
  calico_nftable_mode: proxyMode === 'nftables' ? 'Enabled' : 'Disabled',
});

/**
 * Settings of Kubespray's page "Cluster Hardening", which are off by default. The page's admission plugins that change the meaning of a
 * manifest, such as AlwaysPullImages, stay off, because the same manifests run in the cloud.
 */
const hardening = ({ network }: SiteConfig): DataObject => ({
  kubernetes_audit: true,
  // Secrets in etcd are encrypted. The key is in credentials/ on the machine that runs Ansible.
  kube_encrypt_secret_data: true,
  kube_encryption_algorithm: 'secretbox',
  kube_encryption_resources: ['secrets'],
  tls_min_version: 'VersionTLS12',
  // Nodes then join with a file instead of the ConfigMap that anonymous users can read.
  remove_anonymous_access: true,
  auto_renew_certificates: true,
  kubelet_rotate_server_certificates: true,
  // Hosts need no DNS entry. Their certificates may have only names of this form and addresses of the node network.
  kubelet_csr_approver_values: {
    bypassDnsResolution: true,
    providerIpPrefixes: [network.nodeCidr],
    providerRegex: '^[a-z][a-z0-9-]*$',
  },
});

/** Sign-on by the API server's flags. The structured configuration excludes these flags, so it is never rendered (Kubernetes, "Authenticating"). */
const oidcVars = ({ oidc }: SiteConfig): DataObject =>
  oidc
    ? {
        kube_oidc_auth: true,
        kube_oidc_url: oidc.issuer,
        kube_oidc_client_id: oidc.clientId,
        kube_oidc_username_claim: oidc.usernameClaim,
        kube_oidc_username_prefix: OIDC_PREFIX,
        kube_oidc_groups_claim: oidc.groupsClaim,
        kube_oidc_groups_prefix: OIDC_PREFIX,
      }
    : {};
