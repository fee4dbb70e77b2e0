import type { Cluster } from '../config/kubernetes/clusters';
import { INTERNAL_ISSUER } from '../config/kubernetes/secrets';
import { budgetOf, replicasOf } from './redundancy';
import { resources } from './resources';

// On a site these charts install what EKS adds to the cloud by itself.

/**
 * Values of chart metrics-server. It checks the kubelets' certificates: by the inventory, the cluster's own authority signs them.
 *
 * Source: metrics-server, README, "Requirements" and "High Availability".
 */
export const metricsServerValues = (cluster: Cluster) => ({
  replicas: replicasOf(cluster),
  podDisruptionBudget: budgetOf(cluster),
  // cert-manager makes the certificate and tells the API server who signed it (chart 3.13.0, templates/apiservice.yaml).
  apiService: { insecureSkipTLSVerify: false },
  tls: {
    type: 'cert-manager',
    certManager: { existingIssuer: { enabled: true, kind: 'ClusterIssuer', name: INTERNAL_ISSUER } },
  },
  resources: resources('100m', '256Mi'),
});

/** Values of chart piraeus/snapshot-controller. Source: the chart's values.yaml. */
export const snapshotControllerValues = (cluster: Cluster) => ({
  installCRDs: true,
  controller: {
    replicaCount: replicasOf(cluster),
    // The chart makes a budget of whatever is written here.
    ...(budgetOf(cluster).enabled && { pdb: { minAvailable: 1 } }),
    priorityClassName: 'platform',
    podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
    resources: resources('10m', '64Mi'),
  },
  webhook: { enabled: false },
});
