import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { resources } from './resources';

/**
 * Values of chart jetstack/cert-manager: the same on every cluster, since issuers are where the sides differ.
 *
 * Two webhooks: while none answers, no certificate can be asked for, nor anything applied that is one.
 *
 * Source: cert-manager, "Best Practice Installation Options".
 */
export const certManagerValues = () => ({
  // Uninstalling the chart must not delete every certificate there is.
  crds: { enabled: true, keep: true },
  // Its own namespace, so that it needs no right in kube-system.
  global: { leaderElection: { namespace: SERVICE_ACCOUNTS['cert-manager'].namespace }, priorityClassName: 'platform' },
  serviceAccount: { name: SERVICE_ACCOUNTS['cert-manager'].name },
  // A certificate's Secret goes with it.
  enableCertificateOwnerRef: true,
  resources: resources('50m', '256Mi'),
  replicaCount: 1,
  webhook: { replicaCount: 2, podDisruptionBudget: { enabled: true }, resources: resources('20m', '64Mi') },
  cainjector: { resources: resources('50m', '256Mi') },
  startupapicheck: { resources: resources('10m', '64Mi') },
});
