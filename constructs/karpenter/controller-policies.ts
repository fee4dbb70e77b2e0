import type { PolicyDocument } from '../iam/policy-document';
import { eksIntegration } from './policies/eks-integration';
import { iamIntegration } from './policies/iam-integration';
import { interruption } from './policies/interruption';
import { nodeLifecycle } from './policies/node-lifecycle';
import type { ControllerPolicyProps } from './policies/props';
import { resourceDiscovery } from './policies/resource-discovery';
import { zonalShift } from './policies/zonal-shift';

export type { ControllerPolicyProps } from './policies/props';

/** One of the managed policies on the controller's role; the name is the last part of the policy's name in AWS. */
export interface ControllerPolicy {
  readonly name:
    'node-lifecycle' | 'iam-integration' | 'eks-integration' | 'interruption' | 'zonal-shift' | 'resource-discovery';
  readonly document: PolicyDocument;
}

/**
 * What Karpenter 1.14's controller may do in AWS: six policies with eighteen statements. In one policy they exceed IAM's
 * 6,144 characters from a cluster name of about a dozen; split, the largest has 3,709 with a name of a hundred.
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
