import type { Environment, SiteConfig } from '../../config/schema/environment';
import { NOTHING } from './words';

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
