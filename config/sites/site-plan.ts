import type { SiteConfig } from '../schema/environment';
import type { RuleFault } from '../load/fault';

/** Prefix of the pod network that each host gets (Kubespray, `kube_network_node_prefix`): 254 addresses for at most 110 pods. */
export const HOST_PREFIX = 24;

/**
 * When Calico puts packets between hosts into a VXLAN tunnel: never within one subnet, which a site's hosts share. In the tunnel a host's
 * own packets would get the tunnel's address (Calico v3.31.5, felix/rules/static.go, StaticNATPostroutingChains), which is one of the pod
 * network: no network policy could tell the API server from a pod. Kubespray's default is `Always`, and it refuses a later change.
 */
export const CALICO_VXLAN_MODE: 'Always' | 'CrossSubnet' | 'Never' = 'CrossSubnet';

/** Port of the Kubernetes API on a site, at each host of the control plane and at the VIP. */
export const API_PORT = 6443;

/** A worker with its name. */
export interface NamedWorker {
  readonly name: string;
  readonly worker: SiteConfig['workers'][string];
}

/** The workers by name; their order in the file does not matter. */
export const workersOf = ({ workers }: Pick<SiteConfig, 'workers'>): NamedWorker[] =>
  byName(workers).map(([name, worker]) => ({ name, worker }));

const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

type Hosts = Pick<SiteConfig, 'workers' | 'controlPlane'>;

/** Whether a worker is a host of the control plane too: both name it alike. */
export const isBoth = ({ controlPlane }: Pick<SiteConfig, 'controlPlane'>, worker: string): boolean =>
  Object.hasOwn(controlPlane.hosts, worker);

/** Names of all hosts, each once: the control plane in its order, then the other workers by name. */
export const allHosts = (site: Hosts): string[] => [
  ...Object.keys(site.controlPlane.hosts),
  ...workersOf(site).flatMap(({ name }) => (isBoth(site, name) ? [] : [name])),
];

/** Names of the hosts that run pods: the workers, or the control plane if there are none. */
export function podHosts(site: Hosts): string[] {
  const workers = workersOf(site).map(({ name }) => name);
  return workers.length > 0 ? workers : Object.keys(site.controlPlane.hosts);
}

/**
 * Whether hosts with GPUs refuse pods that ask for no GPU. They do if there is another worker for such pods; otherwise the operators could
 * run nowhere.
 */
export const keepsGpuHostsFree = ({ workers }: Pick<SiteConfig, 'workers'>): boolean =>
  Object.values(workers).some(({ gpus }) => gpus === undefined);

/** Names of the hosts on which any pod can run: those that run pods, without those that are kept free for GPU work. */
export const schedulableHosts = (site: Hosts): string[] => {
  const kept = keepsGpuHostsFree(site) ? workersOf(site).filter(({ worker }) => worker.gpus) : [];
  const names = new Set(kept.map(({ name }) => name));
  return podHosts(site).filter((name) => !names.has(name));
};

/** An address in use at a site. */
export interface Claim {
  readonly path: RuleFault['path'];
  readonly address: string;
  readonly label: string;
}

/** The control plane's VIP, its hosts by name and the other workers by name: of two that clash, the later gets the fault. */
export function claimsOf(name: string, site: SiteConfig): Claim[] {
  const { controlPlane } = site;
  const base = ['sites', name];
  return [
    { path: [...base, 'controlPlane', 'vip'], address: controlPlane.vip, label: "the control plane's VIP" },
    ...byName(controlPlane.hosts).map(([host, address]) => ({
      path: [...base, 'controlPlane', 'hosts', host],
      address,
      label: `host ${host}`,
    })),
    ...workersOf(site)
      .filter(({ name: host }) => !isBoth(site, host))
      .map(({ name: host, worker: { address } }) => ({
        path: [...base, 'workers', host, 'address'],
        address,
        label: `host ${host}`,
      })),
  ];
}
