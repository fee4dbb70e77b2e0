import { GPU_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart metallb/metallb: it announces addresses by ARP, so it needs neither BGP nor FRR.
 *
 * Source: MetalLB, "Installation" and "MetalLB in layer 2 mode".
 */
export const metallbValues = () => ({
  controller: { priorityClassName: 'platform', resources: resources('20m', '128Mi') },
  speaker: {
    frr: { enabled: false },
    priorityClassName: 'system-node-critical',
    resources: resources('20m', '128Mi'),
    // Hosts with GPUs announce addresses too: some racks have no others.
    tolerations: [GPU_TOLERATION],
  },
  frrk8s: { enabled: false },
});
