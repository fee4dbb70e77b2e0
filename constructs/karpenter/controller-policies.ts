import { policy, type PolicyDocument } from '../iam/policy-document';
import { iamIntegration } from './policies/iam-integration';
import { nodeLifecycle } from './policies/node-lifecycle';
import { clusterArn, type ControllerPolicyProps } from './policies/policy-scope';
import { resourceDiscovery } from './policies/resource-discovery';

/** One of the managed policies on the controller's role; the name is the last part of the policy's name in AWS. */
export interface ControllerPolicy {
  readonly name:
    'node-lifecycle' | 'iam-integration' | 'eks-integration' | 'interruption' | 'zonal-shift' | 'resource-discovery';
  readonly document: PolicyDocument;
}

/**
 * What Karpenter 1.14's controller may do in AWS: eighteen statements in six policies. One policy would exceed IAM's 6,144 characters with
 * a cluster name of about twelve characters. The largest of the six has 3,709 with a name of a hundred.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "Controller Authorization"
 * (https://karpenter.sh/v1.14/reference/cloudformation/#controller-authorization).
 */
export const controllerPolicies = (props: ControllerPolicyProps): readonly ControllerPolicy[] => [
  { name: 'node-lifecycle', document: nodeLifecycle(props) },
  { name: 'iam-integration', document: iamIntegration(props) },
  { name: 'eks-integration', document: eksIntegration(props) },
  { name: 'interruption', document: interruption(props) },
  { name: 'zonal-shift', document: zonalShift(props) },
  { name: 'resource-discovery', document: resourceDiscovery(props) },
];

/**
 * The API server's address and certificate authority, which new nodes need in order to join.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerEKSIntegrationPolicy".
 */
const eksIntegration = (props: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowAPIServerEndpointDiscovery',
    Effect: 'Allow',
    Action: 'eks:DescribeCluster',
    Resource: clusterArn(props),
  });

/**
 * Reading spot interruptions, health events and state changes from the cluster's own queue, so that a node is drained
 * before AWS takes it. It reads and deletes; only EventBridge writes.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerInterruptionPolicy".
 */
const interruption = ({ interruptionQueueArn }: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowInterruptionQueueActions',
    Effect: 'Allow',
    Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    Resource: interruptionQueueArn,
  });

/**
 * Reads whether a zone is shifted away, so that no node is launched into it. A condition names the cluster, as upstream does, because AWS's
 * authorization reference lists only load balancers as resources of this action.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerZonalShiftPolicy".
 */
const zonalShift = (props: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowZonalShiftStatusReadOnly',
    Effect: 'Allow',
    Action: 'arc-zonal-shift:GetManagedResource',
    Resource: '*',
    Condition: { StringEquals: { 'arc-zonal-shift:ResourceIdentifier': clusterArn(props) } },
  });
