import { policy, type PolicyDocument } from '../../iam/policy-document';
import type { ControllerPolicyProps } from './props';

/**
 * Reading spot interruptions, health events and state changes from the cluster's own queue, so that a node is drained
 * before AWS takes it. It reads and deletes; only EventBridge writes.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerInterruptionPolicy".
 */
export const interruption = ({ interruptionQueueArn }: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowInterruptionQueueActions',
    Effect: 'Allow',
    Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    Resource: interruptionQueueArn,
  });
