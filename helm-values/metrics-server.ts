import { resources } from './resources';

/**
 * Values of chart metrics-server, on the sites; in the cloud it is an EKS add-on. It checks the kubelets' certificates: by the inventory,
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
