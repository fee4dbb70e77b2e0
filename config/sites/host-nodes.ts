import {
  CONTROL_PLANE_TAINT,
  GPU_MODEL_LABEL,
  gpuTaint,
  NO_DRIVER_LABEL,
  NODES_LABEL,
  type Taint,
} from '../kubernetes/labels-and-taints';
import type { SiteConfig } from '../schema/environment';
import { allHosts, keepsGpuHostsFree, podHosts } from './site-plan';

type Worker = SiteConfig['workers'][string];

/** Labels by which pods and people choose hosts (Kubernetes, "Well-Known Labels"). */
export const hostLabels = (site: string, worker?: Worker): Readonly<Record<string, string>> => ({
  // Storage spreads its copies by this label, and pods find near data by it. A site is one zone.
  'topology.kubernetes.io/zone': site,
  ...(worker && { [NODES_LABEL]: worker.gpus ? 'gpu' : 'general' }),
  ...(worker?.gpus && { [GPU_MODEL_LABEL]: worker.gpus.model }),
  ...(worker?.gpus?.driver === 'host' && NO_DRIVER_LABEL),
});

/**
 * Taints that Kubespray is told to put on a worker. They keep pods away that ask for no GPU. In the cloud the value names a pool's use. A
 * host on a rack serves every use, so pods tolerate the key. The GPU operator's pods do so by default.
 */
export const workerTaints = (site: Pick<SiteConfig, 'workers'>, { gpus }: Worker): Taint[] =>
  gpus && keepsGpuHostsFree(site) ? [gpuTaint('present')] : [];

/** A host as pods see it. */
export interface HostNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly gpus: boolean;
}

/**
 * The hosts of a site as nodes. A host in `kube_node` has no taint of the control plane (Kubespray v2.31.0,
 * roles/kubernetes/control-plane/tasks/kubeadm-setup.yml).
 */
export const hostNodes = (siteName: string, site: SiteConfig): HostNode[] => {
  const runPods = new Set(podHosts(site));
  return allHosts(site).map((name) => {
    const worker = Object.hasOwn(site.workers, name) ? site.workers[name] : undefined;
    return {
      name,
      labels: hostLabels(siteName, worker),
      taints: [...(runPods.has(name) ? [] : [CONTROL_PLANE_TAINT]), ...(worker ? workerTaints(site, worker) : [])],
      gpus: worker?.gpus !== undefined,
    };
  });
};
