import { pending, type Pending } from '../../config/sites/site-record';
import type { Environment, LoadedEnvironment, SiteConfig } from '../../config/schema/environment';
import { KUBESPRAY_VERSION } from '../../config/versions';
import { counted, NOTHING } from './words';

export const SITE_HEAD = ['site', '>hosts', 'GPUs', 'Kubernetes', 'nodes', 'pods', 'Services', 'VPN'];

/** Each site in a row; hosts of the control plane and workers apart. */
export const siteRows = ({ sites }: Environment): string[][] =>
  Object.entries(sites).map(([name, site]) => [
    name,
    `${Object.keys(site.controlPlane.hosts).length} + ${Object.keys(site.workers).length}`,
    gpus(site),
    site.kubernetesVersion,
    site.network.nodeCidr,
    site.network.podCidr,
    site.network.serviceCidr,
    site.vpn ? `AS ${site.vpn.asn}` : NOTHING,
  ]);

/** How many of each model, one model a line. */
function gpus({ workers }: SiteConfig): string {
  const byModel = new Map<string, number>();
  for (const { gpus: found } of Object.values(workers)) {
    if (found) byModel.set(found.model, (byModel.get(found.model) ?? 0) + found.count);
  }
  return [...byModel].map(([model, count]) => `${count} × ${model}`).join('\n') || NOTHING;
}

export const INSTALL_HEAD = ['site', 'made by', 'pods, proxy', 'API', 'VIPs', '>disks', 'sign-on', 'to do'];

/** What Kubespray will make of each site, and what is to be done for it by the record. */
export const installRows = ({ environment, applied }: LoadedEnvironment): string[][] =>
  Object.entries(environment.sites).map(([name, site]) => [
    name,
    `Kubespray ${KUBESPRAY_VERSION}`,
    `${site.cni}, ${site.proxyMode}`,
    site.controlPlane.vip,
    site.network.vipRange,
    String(Object.values(site.workers).reduce((sum, { dataDisks }) => sum + dataDisks.length, 0)),
    site.oidc ? 'OIDC' : NOTHING,
    pending(site, applied?.sites[name]).map(inWords).join('\n') || NOTHING,
  ]);

function inWords(step: Pending): string {
  switch (step.kind) {
    case 'first-install':
      return 'first install';
    case 'upgrade':
      return `upgrade to ${step.path.join(', ')}`;
    case 'control-plane':
      return `${step.hosts.length} to the control plane`;
    case 'workers':
      return counted(step.hosts.length, 'worker');
  }
}
