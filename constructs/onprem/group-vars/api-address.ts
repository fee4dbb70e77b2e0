import type { SiteConfig } from '../../../config/schema/environment';
import { API_PORT } from '../../../config/sites/site-plan';
import type { YamlObject } from '../../yaml-text';

/** `all/all.yml`: where the Kubernetes API answers (Kubespray, "HA endpoints for K8s"). */
export const apiAddress = ({ controlPlane }: SiteConfig): YamlObject => ({
  loadbalancer_apiserver: { address: controlPlane.vip, port: API_PORT },
});

/**
 * `k8s_cluster/addons.yml`: kube-vip holds the API's address by ARP (Kubespray, "kube-vip"). Addresses of Services are MetalLB's, which Argo CD
 * installs: of Kubespray's own add-ons most are years behind, so no other is on.
 */
export const addOns = ({ controlPlane }: SiteConfig): YamlObject => ({
  kube_vip_enabled: true,
  kube_vip_address: controlPlane.vip,
  kube_vip_arp_enabled: true,
  kube_vip_controlplane_enabled: true,
  kube_vip_services_enabled: false,
});
