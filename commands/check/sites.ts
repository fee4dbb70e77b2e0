import { isBoth } from '../../config/sites/site-plan';
import { pending, type Pending } from '../../config/sites/site-record';
import type { LoadedEnvironment, SiteConfig } from '../../config/schema/environment';
import { KUBESPRAY_VERSION } from '../../config/versions';
import { counted, NOTHING } from './words';

/** A site in a few words: its hosts and what is to be done, and its networks. */
export interface SiteFact {
  readonly site: string;
  readonly controlPlane: number;
  readonly workers: number;
  /** Hosts that are counted in both, since they do both. */
  readonly both: number;
  /** GPUs of each model. */
  readonly gpus: Readonly<Record<string, number>>;
  readonly dataDisks: number;
  readonly kubernetes: string;
  readonly kubespray: string;
  /** What is to be done for it by the record. */
  readonly toDo: readonly string[];
  readonly network: SiteConfig['network'];
  readonly api: string;
  readonly cni: string;
  readonly proxyMode: string;
  /** AS number of the VPN router. */
  readonly vpn?: number;
  readonly signOn?: 'OIDC';
}

export const siteFacts = ({ environment, applied }: LoadedEnvironment): SiteFact[] =>
  Object.entries(environment.sites).map(([name, site]) => ({
    site: name,
    controlPlane: Object.keys(site.controlPlane.hosts).length,
    workers: Object.keys(site.workers).length,
    both: Object.keys(site.workers).filter((host) => isBoth(site, host)).length,
    gpus: gpus(site),
    dataDisks: Object.values(site.workers).reduce((sum, { dataDisks }) => sum + dataDisks.length, 0),
    kubernetes: site.kubernetesVersion,
    kubespray: KUBESPRAY_VERSION,
    toDo: pending(site, applied?.sites[name]).map(inWords),
    network: site.network,
    api: site.controlPlane.vip,
    cni: site.cni,
    proxyMode: site.proxyMode,
    ...(site.vpn && { vpn: site.vpn.asn }),
    ...(site.oidc && { signOn: 'OIDC' }),
  }));

function gpus({ workers }: SiteConfig): Record<string, number> {
  const byModel: Record<string, number> = {};
  for (const { gpus: found } of Object.values(workers)) {
    if (found) byModel[found.model] = (byModel[found.model] ?? 0) + found.count;
  }
  return byModel;
}

export const SITE_HEAD = ['site', '>hosts', 'GPUs', '>disks', 'Kubernetes', 'made by', 'to do'];

const hostsInWords = ({ controlPlane, workers, both }: SiteFact): string => {
  const text = `${controlPlane} + ${workers - both}`;
  return both > 0 ? `${text}, ${both} do both` : text;
};

/** Each site in a row; hosts of the control plane and other workers apart, one GPU model a line. */
export const siteRows = (sites: readonly SiteFact[]): string[][] =>
  sites.map((fact) => [
    fact.site,
    hostsInWords(fact),
    Object.entries(fact.gpus)
      .map(([model, count]) => `${count} × ${model}`)
      .join('\n') || NOTHING,
    String(fact.dataDisks),
    fact.kubernetes,
    `Kubespray ${fact.kubespray}`,
    fact.toDo.join('\n') || NOTHING,
  ]);

export const SITE_NETWORK_HEAD = ['site', 'nodes', 'pods', 'Services', 'VPN'];

export const siteNetworkRows = (sites: readonly SiteFact[]): string[][] =>
  sites.map(({ site, network, vpn }) => [
    site,
    network.nodeCidr,
    network.podCidr,
    network.serviceCidr,
    vpn === undefined ? NOTHING : `AS ${vpn}`,
  ]);

export const SITE_CLUSTER_HEAD = ['site', 'API', 'VIPs', 'pods, proxy', 'sign-on'];

export const siteClusterRows = (sites: readonly SiteFact[]): string[][] =>
  sites.map(({ site, api, network, cni, proxyMode, signOn }) => [
    site,
    api,
    network.vipRange,
    `${cni}, ${proxyMode}`,
    signOn ?? NOTHING,
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
    case 'work-too':
      return `${step.hosts.length} of the control plane to run pods`;
  }
}
