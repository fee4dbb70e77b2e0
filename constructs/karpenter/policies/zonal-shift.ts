import type { PolicyDocument } from '../../iam/policy-document';
import { clusterArn } from './arns';
import type { ControllerPolicyProps } from './props';

/**
 * Whether a zone is shifted away, so that no node is launched into it. The cluster is named by a condition, not by the
 * resource, as upstream does.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerZonalShiftPolicy".
 */
export const zonalShift = (props: ControllerPolicyProps): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AllowZonalShiftStatusReadOnly',
      Effect: 'Allow',
      Action: 'arc-zonal-shift:GetManagedResource',
      Resource: '*',
      Condition: { StringEquals: { 'arc-zonal-shift:ResourceIdentifier': clusterArn(props) } },
    },
  ],
});
