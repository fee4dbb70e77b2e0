import { resources } from './resources';

// On a site these charts install what EKS adds to the cloud by itself.

/**
 * Values of chart metrics-server. It checks the kubelets' certificates: by the inventory,
 * the cluster's own authority signs them. It makes its own certificate when it starts, and the API server cannot check that one.
 *
 * Source: metrics-server, README, "Requirements" and "High Availability".
 */
export const metricsServerValues = () => ({
  replicas: 2,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  apiService: { insecureSkipTLSVerify: true },
  resources: resources('100m', '256Mi'),
});

/** Values of chart piraeus/snapshot-controller. Source: the chart's values.yaml. */
export const snapshotControllerValues = () => ({
  installCRDs: true,
  controller: {
    replicaCount: 2,
    pdb: { minAvailable: 1 },
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
