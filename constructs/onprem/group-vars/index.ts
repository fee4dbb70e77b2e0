import type { Environment, SiteConfig } from '../../../config/schema/environment';
import type { YamlObject } from '../../yaml-text';
import { addOns, apiAddress } from './api-address';
import { containerd } from './containerd';
import { k8sCluster, k8sNetCalico } from './k8s-cluster';
import { landbridgeVars } from './landbridge';

/** Variables by file below `group_vars/`, each file named as in Kubespray's sample inventory. */
export const groupVars = (
  environment: Environment,
  name: string,
  site: SiteConfig,
): Readonly<Record<string, YamlObject>> => ({
  'all/all.yml': apiAddress(site),
  'all/containerd.yml': containerd(site),
  // etcd beside Kubernetes, not in it: it survives what happens to the cluster.
  'all/etcd.yml': { etcd_deployment_type: 'host' },
  'all/landbridge.yml': landbridgeVars(environment, name, site),
  'k8s_cluster/addons.yml': addOns(site),
  'k8s_cluster/k8s-cluster.yml': k8sCluster(site),
  ...(site.cni === 'calico' && { 'k8s_cluster/k8s-net-calico.yml': k8sNetCalico(site) }),
});
