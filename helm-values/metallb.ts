import type { SiteCluster } from '../config/kubernetes/clusters';
import { isBoth, podHosts } from '../config/sites/site-plan';
import { GPU_TOLERATION } from '../config/kubernetes/labels-and-taints';
import { resources } from './resources';

/**
 * Values of chart metallb/metallb: it announces addresses by ARP, so it needs neither BGP nor FRR.
 *
 * Source: MetalLB, "Installation" and "MetalLB in layer 2 mode".
 */
export const metallbValues = ({ site }: Pick<SiteCluster, 'site'>) => ({
  controller: { priorityClassName: 'platform', resources: resources('20m', '128Mi') },
  speaker: {
    frr: { enabled: false },
    priorityClassName: 'system-node-critical',
    resources: resources('20m', '128Mi'),
    // Hosts with GPUs announce addresses too: some racks have no others.
    tolerations: [GPU_TOLERATION],
    // kubeadm labels hosts of the control plane as no targets of load balancers. Where they run the pods, they announce the addresses
    // too: otherwise nobody would (metallb#2274; MetalLB v0.16.1, internal/k8s/nodes/nodes.go).
    ignoreExcludeLB: podHosts(site).some((host) => isBoth({ controlPlane: site.controlPlane }, host)),
  },
  frrk8s: { enabled: false },
});
