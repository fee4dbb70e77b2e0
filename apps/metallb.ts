import type { SiteCluster } from '../config/kubernetes/clusters';
import { metallbValues } from '../helm-values/metallb';
import { defineApp } from './define-app';
import { operator } from './namespaces/allow-rules';
import { sitesOnly } from './runs-on';
import type { ManifestOf } from './manifest';

const NAMESPACE = 'metallb-system';

type AddressPool = ManifestOf<
  'metallb.io/v1beta1',
  'IPAddressPool',
  { readonly spec: { readonly addresses: readonly string[]; readonly autoAssign: boolean } }
>;
type Announcement = ManifestOf<
  'metallb.io/v1beta1',
  'L2Advertisement',
  { readonly spec: { readonly ipAddressPools: readonly string[] } }
>;

/**
 * Addresses for a site's Services of type LoadBalancer, out of `vipRange`, announced in the node network.
 *
 * Source: MetalLB, "Configuration", "Layer 2 configuration".
 */
export const metallb = defineApp({
  name: 'metallb',
  wave: -50,
  runsOn: sitesOnly,
  project: 'platform',
  namespace: {
    name: NAMESPACE,
    security: 'privileged',
    reason: 'its speakers answer ARP in the hosts’ own network, for which they need raw sockets',
    allowRules: (cluster) => operator(cluster, 9443),
  },
  chart: { repository: 'https://metallb.github.io/metallb', version: '0.16.1' },
  values: metallbValues,
  // Chart metallb 0.16.1, templates/controller.yaml and webhooks.yaml. Its speakers are in the hosts' own network.
  traffic: () => [
    {
      name: 'metallb-controller',
      labels: { 'app.kubernetes.io/name': 'metallb', 'app.kubernetes.io/component': 'controller' },
      webhooks: [9443],
    },
  ],
  manifests: (cluster) => [pool(cluster), announcement],
  // MetalLB puts its own authority there when it starts.
  ignored: [
    {
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    },
  ],
});

const pool = ({ site }: SiteCluster): AddressPool => ({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'vips', namespace: NAMESPACE },
  spec: { addresses: [site.network.vipRange], autoAssign: true },
});

const announcement: Announcement = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'L2Advertisement',
  metadata: { name: 'vips', namespace: NAMESPACE },
  spec: { ipAddressPools: ['vips'] },
};
