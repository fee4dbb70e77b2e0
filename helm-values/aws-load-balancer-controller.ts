import { clusterName } from '../config/aws/names';
import type { CloudEnvironment } from '../config/schema/environment';
import { SERVICE_ACCOUNTS } from '../config/kubernetes/service-accounts';
import { resources } from './resources';

/**
 * Values of chart eks/aws-load-balancer-controller. It looks its network up by tags: the VPC's id is AWS's, and pods do not reach the
 * metadata of their node.
 *
 * Its certificate is cert-manager's, because the chart's own is another one each time it is rendered, which Argo CD would apply for ever.
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
  // A Service says which load balancer it wants; none gets one by being created.
  enableServiceMutatorWebhook: false,
  defaultTargetType: 'ip',
  // Not for sale here, and each a right less.
  enableShield: false,
  enableWaf: false,
  enableWafv2: false,
});
