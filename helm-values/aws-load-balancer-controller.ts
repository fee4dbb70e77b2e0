import { clusterName } from '../config/aws/names';
import type { CloudEnvironment } from '../config/schema/environment';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { resources } from './resources';

/**
 * Values of chart eks/aws-load-balancer-controller. It finds its VPC by tags: only AWS knows the VPC's id, and pods cannot reach their
 * node's metadata.
 *
 * cert-manager makes its certificate: the chart would make a new one at each rendering, and Argo CD would apply it again and again.
 *
 * Source: AWS Load Balancer Controller, "Configuration Options".
 */
export const awsLoadBalancerControllerValues = (environment: CloudEnvironment) => ({
  clusterName: clusterName(environment),
  region: environment.cloud.region,
  vpcTags: { 'landbridge:environment': environment.name },
  serviceAccount: { name: SERVICE_ACCOUNTS['aws-load-balancer-controller'].name },
  replicaCount: 2,
  podDisruptionBudget: { maxUnavailable: 1 },
  resources: resources('100m', '256Mi'),
  enableCertManager: true,
  // A Service gets a load balancer only if it names this class.
  enableServiceMutatorWebhook: false,
  defaultTargetType: 'ip',
  // We do not use these services, so the controller gets no right to them.
  enableShield: false,
  enableWaf: false,
  enableWafv2: false,
});
