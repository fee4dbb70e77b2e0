import type { SiteConfig } from '../../../config/schema/environment';
import type { YamlObject } from '../../yaml-text';

/**
 * What Kubespray leaves off and its "Cluster Hardening" page turns on. Not taken from there: admission plugins that change what a manifest means, such
 * as AlwaysPullImages, since the same manifests run in the cloud.
 */
export const hardening = ({ network }: SiteConfig): YamlObject => ({
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
