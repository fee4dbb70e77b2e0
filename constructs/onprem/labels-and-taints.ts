import { GPU_MODEL_LABEL, GPU_RESOURCE, NODES_LABEL } from '../../config/kubernetes/labels-and-taints';
import type { SiteConfig } from '../../config/schema/environment';

type Worker = SiteConfig['workers'][string];

/** Labels by which pods and people choose hosts, over the site's whole life (Kubernetes, "Well-Known Labels"). */
export const nodeLabels = (site: string, worker?: Worker): Readonly<Record<string, string>> => ({
  // Storage keeps its copies apart and pods find their data near by it; a site is one zone.
  'topology.kubernetes.io/zone': site,
  ...(worker && { [NODES_LABEL]: worker.gpus ? 'gpu' : 'general' }),
  ...(worker?.gpus && { [GPU_MODEL_LABEL]: worker.gpus.model }),
});

/**
 * Keeps pods that ask for no GPU away. In the cloud the value says what a pool is for; a host on a rack serves every use, so pods tolerate
 * the key. The GPU operator's own pods do so by default.
 */
export const GPU_TAINT = `${GPU_RESOURCE}=present:NoSchedule`;
