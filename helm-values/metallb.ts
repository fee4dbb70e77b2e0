import { GPU_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart metallb/metallb: addresses are announced by ARP, so it speaks no BGP and needs no FRR.
 *
 * Source: MetalLB, "Installation" and "MetalLB in layer 2 mode".
 */
export const metallbValues = () => ({
  controller: { priorityClassName: 'platform', resources: resources('20m', '128Mi') },
  speaker: {
    frr: { enabled: false },
    priorityClassName: 'system-node-critical',
    resources: resources('20m', '128Mi'),
    // Addresses are announced by hosts with GPUs too: on some racks there are no others.
    tolerations: [GPU_TOLERATION],
  },
  frrk8s: { enabled: false },
});
