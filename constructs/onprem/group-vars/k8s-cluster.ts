import type { SiteConfig } from '../../../config/schema/environment';
import { HOST_PREFIX } from '../../../config/sites/site-plan';
import type { YamlObject } from '../../yaml-text';

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

/**
 * What Kubespray leaves off and its "Cluster Hardening" page turns on. Not taken from there: admission plugins that change what a manifest means, such
 * as AlwaysPullImages, since the same manifests run in the cloud.
 */
const hardening = ({ network }: SiteConfig): YamlObject => ({
  kubernetes_audit: true,
  // Secrets in etcd, by a key that lies in credentials/ on the machine that runs Ansible.
  kube_encrypt_secret_data: true,
  kube_encryption_algorithm: 'secretbox',
  kube_encryption_resources: ['secrets'],
  tls_min_version: 'VersionTLS12',
  // Then nodes join by a file instead of by the anonymous ConfigMap.
  remove_anonymous_access: true,
  auto_renew_certificates: true,
  kubelet_rotate_server_certificates: true,
  // Hosts need no DNS entry; their certificates are for names as ours are and addresses in the node network, and for nothing else.
  kubelet_csr_approver_values: {
    bypassDnsResolution: true,
    providerIpPrefixes: [network.nodeCidr],
    providerRegex: '^[a-z][a-z0-9-]*$',
  },
});

/** Prefix of people and groups, so that no token can name somebody of Kubernetes itself. */
const PREFIX = 'oidc:';

/** Sign-on by the API server's own flags; the structured configuration excludes them and is never rendered (Kubernetes, "Authenticating"). */
const oidcVars = ({ oidc }: SiteConfig): YamlObject =>
  oidc
    ? {
        kube_oidc_auth: true,
        kube_oidc_url: oidc.issuer,
        kube_oidc_client_id: oidc.clientId,
        kube_oidc_username_claim: oidc.usernameClaim,
        kube_oidc_username_prefix: PREFIX,
        kube_oidc_groups_claim: oidc.groupsClaim,
        kube_oidc_groups_prefix: PREFIX,
      }
    : {};
