import { resources } from './resources';

/**
 * Values of chart metrics-server, on the sites; in the cloud it is an EKS add-on. It checks the kubelets' certificates, which the inventory lets
 * the cluster's own authority sign; its own one it makes when it starts, which the API server cannot check.
 *
 * Source: metrics-server, README, "Requirements" and "High Availability".
 */
export const metricsServerValues = () => ({
  replicas: 2,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  apiService: { insecureSkipTLSVerify: true },
  resources: resources('100m', '256Mi'),
});
