import { policy, type PolicyDocument } from '../../iam/policy-document';
import { clusterArn } from './arns';
import type { ControllerPolicyProps } from './props';

/**
 * The API server's address and certificate authority, which new nodes need in order to join.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerEKSIntegrationPolicy".
 */
export const eksIntegration = (props: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowAPIServerEndpointDiscovery',
    Effect: 'Allow',
    Action: 'eks:DescribeCluster',
    Resource: clusterArn(props),
  });
