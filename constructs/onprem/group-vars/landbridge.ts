import type { Environment, SiteConfig } from '../../../config/schema/environment';
import { ecrHost, serviceHost } from '../../../config/aws/names';
import { KUBESPRAY_VERSION } from '../../../config/versions';
import { ETHERNET_MTU, hasVpn, TUNNEL_MTU } from '../../../config/network/vpn-tunnels';
import { imageRegistries } from '../../../config/sites/image-registries';
import { hasStorage, siteFileClass } from '../../../config/storage/object-store';
import type { DataObject } from '../../../config/yaml/print-yaml';
import { CLUSTER_DOMAIN } from './k8s-cluster';

/** Largest difference between two hosts' clocks, in seconds. etcd warns from one second on, and measuring over SSH adds up to another. */
const CLOCK_SKEW_SECONDS = 2;

/** `all/landbridge.yml`: variables of our own playbooks. Kubespray reads none of them. */
export const landbridgeVars = (environment: Environment, name: string, site: SiteConfig): DataObject => ({
  landbridge_site: name,
  landbridge_environment: environment.name,
  landbridge_kubernetes_version: site.kubernetesVersion,
  landbridge_kubespray_version: KUBESPRAY_VERSION,
  landbridge_api_vip: site.controlPlane.vip,
  landbridge_node_cidr: site.network.nodeCidr,
  landbridge_pod_cidr: site.network.podCidr,
  landbridge_service_cidr: site.network.serviceCidr,
  landbridge_vip_range: site.network.vipRange,
  landbridge_mtu: environment.cloud && hasVpn(site) ? TUNNEL_MTU : ETHERNET_MTU,
  landbridge_clock_skew_seconds: CLOCK_SKEW_SECONDS,
  landbridge_cloud_endpoints: cloudEndpoints(environment, site),
  landbridge_registries: imageRegistries({ side: 'site', name, environment, site }).map(({ name: registry, ask }) => ({
    name: registry,
    ask: [...ask],
  })),
  landbridge_dns_domain: CLUSTER_DOMAIN,
  // Absent if the site has no storage. The smoke run then claims no volume.
  landbridge_storage_class: hasStorage(site) ? siteFileClass(environment) : undefined,
});

/** Host names of AWS that a site's programs call (AWS General Reference, "Service endpoints and quotas"); none without a cloud. */
function cloudEndpoints({ cloud }: Environment, { identity }: SiteConfig): string[] {
  if (!cloud) return [];
  return [
    ecrHost(cloud),
    ...['api.ecr', 'eks', ...(identity ? ['rolesanywhere'] : []), 's3', 'sts'].map((service) =>
      serviceHost(cloud.region, service),
    ),
  ];
}
