import type { Environment, SiteConfig } from '../../../config/schema/environment';
import type { DataObject } from '../../../config/yaml/print-yaml';
import { k8sCluster, k8sNetCalico } from './k8s-cluster';
import { landbridgeVars } from './landbridge';
import { API_PORT } from '../../../config/sites/site-plan';

/** Variables by their file below `group_vars/`. The files have the names of Kubespray's sample inventory. */
export const groupVars = (
  environment: Environment,
  name: string,
  site: SiteConfig,
): Readonly<Record<string, DataObject>> => ({
  'all/all.yml': apiAddress(site),
  'all/containerd.yml': containerd(site),
  // etcd runs as a service of the host and not in the cluster, so it survives faults of the cluster.
  'all/etcd.yml': { etcd_deployment_type: 'host' },
  'all/landbridge.yml': landbridgeVars(environment, name, site),
  'k8s_cluster/addons.yml': addOns(site),
  'k8s_cluster/k8s-cluster.yml': k8sCluster(site),
  ...(site.cni === 'calico' && { 'k8s_cluster/k8s-net-calico.yml': k8sNetCalico(site) }),
});

/** `all/all.yml`: where the Kubernetes API answers (Kubespray, "HA endpoints for K8s"). */
const apiAddress = ({ controlPlane }: SiteConfig): DataObject => ({
  loadbalancer_apiserver: { address: controlPlane.vip, port: API_PORT },
});

/**
 * `k8s_cluster/addons.yml`: kube-vip holds the API's address by ARP (Kubespray, "kube-vip"). MetalLB holds the addresses of Services, and
 * Argo CD installs it. Kubespray's other add-ons stay off, because most are years behind.
 */
const addOns = ({ controlPlane }: SiteConfig): DataObject => ({
  kube_vip_enabled: true,
  kube_vip_address: controlPlane.vip,
  kube_vip_arp_enabled: true,
  kube_vip_controlplane_enabled: true,
  kube_vip_services_enabled: false,
});

/**
 * `all/containerd.yml`: CDI, NRI and the mirrors of registries. The GPU operator gives GPUs to containers by CDI and NRI, so it need not
 * edit containerd's configuration, which Kubespray overwrites at its next run (NVIDIA GPU operator, "Container Device Interface").
 */
const containerd = ({ registryMirrors }: SiteConfig): DataObject => {
  const registries = Object.entries(registryMirrors).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    enable_cdi: true,
    nri_enabled: true,
    containerd_registries_mirrors:
      registries.length === 0
        ? undefined
        : registries.map(([prefix, hosts]) => ({
            prefix,
            mirrors: hosts.map((host) => ({ host, capabilities: ['pull', 'resolve'], skip_verify: false })),
          })),
  };
};
