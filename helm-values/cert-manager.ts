import type { Cluster } from '../config/kubernetes/clusters';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { budgetOf, replicasOf } from './redundancy';
import { resources } from './resources';

/**
 * Values of chart jetstack/cert-manager: the same on every cluster; only issuers differ.
 *
 * The webhook has two pods where there are two nodes for them: without one, no Certificate can be created or changed.
 *
 * Source: cert-manager, "Best Practice Installation Options".
 */
export const certManagerValues = (cluster: Cluster) => ({
  // Uninstalling the chart must not delete every certificate.
  crds: { enabled: true, keep: true },
  // It elects its leader in its own namespace, so it needs no right in kube-system.
  global: { leaderElection: { namespace: SERVICE_ACCOUNTS['cert-manager'].namespace }, priorityClassName: 'platform' },
  serviceAccount: { name: SERVICE_ACCOUNTS['cert-manager'].name },
  // Before it asks a public authority, it looks for its own record: at the cluster's DNS and not at the zone's servers, which its namespace
  // may not reach.
  dns01RecursiveNameserversOnly: true,
  // A certificate's Secret is deleted with it.
  enableCertificateOwnerRef: true,
  resources: resources('50m', '256Mi'),
  replicaCount: 1,
  webhook: {
    replicaCount: replicasOf(cluster),
    podDisruptionBudget: budgetOf(cluster),
    resources: resources('20m', '64Mi'),
  },
  cainjector: { resources: resources('50m', '256Mi') },
  startupapicheck: { resources: resources('10m', '64Mi') },
});
