import { policy, type PolicyDocument } from '../../iam/policy-document';
import { clusterArn } from './arns';
import type { ControllerPolicyProps } from './props';

/**
 * Whether a zone is shifted away, so that no node is launched into it. A condition names the cluster, as upstream does:
 * AWS's authorization reference lists only load balancers as resources of this action.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerZonalShiftPolicy".
 */
export const zonalShift = (props: ControllerPolicyProps): PolicyDocument =>
  policy({
    Sid: 'AllowZonalShiftStatusReadOnly',
    Effect: 'Allow',
    Action: 'arc-zonal-shift:GetManagedResource',
    Resource: '*',
    Condition: { StringEquals: { 'arc-zonal-shift:ResourceIdentifier': clusterArn(props) } },
  });
