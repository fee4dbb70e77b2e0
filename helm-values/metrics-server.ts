import { resources } from './resources';

/**
 * Values of chart metrics-server, on the sites; in the cloud it is an EKS add-on. Kubespray lets the kubelets' certificates be signed by the
 * cluster's authority, so they are verified.
 *
 * Source: metrics-server, README, "Requirements" and "High Availability".
 */
export const metricsServerValues = () => ({
  replicas: 2,
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  apiService: { insecureSkipTLSVerify: true },
  resources: resources('100m', '256Mi'),
});
