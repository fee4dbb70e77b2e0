import type { SiteConfig } from '../schema/environment';

/** Prefix of the pod network that each host gets (Kubespray, `kube_network_node_prefix`): 254 addresses for at most 110 pods. */
export const HOST_PREFIX = 24;

/** Port of the Kubernetes API on a site, at each host of the control plane and at the VIP. */
export const API_PORT = 6443;

/** A worker with its name. */
export interface NamedWorker {
  readonly name: string;
  readonly worker: SiteConfig['workers'][string];
}

/** The workers by name, whatever the order in the file: for workers it means nothing. */
export const workersOf = ({ workers }: Pick<SiteConfig, 'workers'>): NamedWorker[] =>
  Object.entries(workers)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, worker]) => ({ name, worker }));

/** Names of the hosts that run pods: the workers, and where there is none the control plane itself. */
export function podHosts(site: Pick<SiteConfig, 'workers' | 'controlPlane'>): string[] {
  const workers = workersOf(site).map(({ name }) => name);
  return workers.length > 0 ? workers : Object.keys(site.controlPlane.hosts);
}

/**
 * Whether hosts with GPUs are kept free of pods that ask for none. They are where another worker can take those; on a rack of GPU hosts
 * alone the operators would have no place.
 */
export const keepsGpuHostsFree = ({ workers }: Pick<SiteConfig, 'workers'>): boolean =>
  Object.values(workers).some(({ gpus }) => gpus === undefined);
