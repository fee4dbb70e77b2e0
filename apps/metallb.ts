import type { Cluster } from '../config/kubernetes/clusters';
import { metallbValues } from '../helm-values/metallb';
import type { App } from './define-app';
import type { Manifest, ManifestOf } from './manifest';

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
export const metallb: App = {
  name: 'metallb',
  project: 'platform',
  namespace: NAMESPACE,
  chart: { name: 'metallb', values: metallbValues },
  manifests: (cluster) => [pool(cluster), announcement],
  // MetalLB puts its own authority there when it starts.
  ignored: [
    {
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    },
  ],
};

const pool = (cluster: Cluster): AddressPool & Manifest => ({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'vips', namespace: NAMESPACE },
  spec: { addresses: cluster.side === 'site' ? [cluster.site.network.vipRange] : [], autoAssign: true },
});

const announcement: Announcement = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'L2Advertisement',
  metadata: { name: 'vips', namespace: NAMESPACE },
  spec: { ipAddressPools: ['vips'] },
};
