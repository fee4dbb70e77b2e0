import type { AppliedSiteRecord } from '../../schema/applied';
import type { SiteConfig } from '../../schema/environment';
import { workersOf } from '../site-plan';
import { KUBESPRAY_VERSION } from '../../versions';

/**
 * What is recorded of a site whose smoke run passed.
 *
 * @param at when it passed, in ISO 8601
 */
export const recordOf = (site: SiteConfig, at: string): AppliedSiteRecord => ({
  at,
  kubesprayVersion: KUBESPRAY_VERSION,
  kubernetesVersion: site.kubernetesVersion,
  cni: site.cni,
  podCidr: site.network.podCidr,
  serviceCidr: site.network.serviceCidr,
  hosts: hostsOf(site),
});

/** A site's hosts as a record lists them: the control plane in its order, then the workers by name. */
export const hostsOf = (site: Pick<SiteConfig, 'controlPlane' | 'workers'>): AppliedSiteRecord['hosts'] => [
  ...Object.entries(site.controlPlane.hosts).map(([name, address]) => ({
    name,
    address,
    role: 'control-plane' as const,
  })),
  ...workersOf(site).map(({ name, worker }) => ({ name, address: worker.address, role: 'worker' as const })),
];
