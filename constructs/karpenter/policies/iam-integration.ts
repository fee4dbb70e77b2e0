import { policy, type PolicyDocument } from '../../iam/policy-document';
import {
  instanceProfileArns,
  allOf,
  fromNodeClass,
  madeForRegion,
  namesCluster,
  ownedByCluster,
  type ControllerPolicyProps,
} from './policy-scope';

/**
 * Lets the controller make instance profiles for its EC2NodeClasses. It may pass one role, and only to EC2. So a person who may write an
 * EC2NodeClass cannot give nodes a stronger role.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerIAMIntegrationPolicy".
 */
export function iamIntegration(props: ControllerPolicyProps): PolicyDocument {
  const { clusterName, nodeRoleArn, region } = props;
  const instanceProfiles = instanceProfileArns(props);
  const requestedByCluster = allOf(
    ownedByCluster('RequestTag', clusterName),
    namesCluster(clusterName),
    madeForRegion('RequestTag', region),
    fromNodeClass('RequestTag'),
  );
  const madeByCluster = allOf(
    ownedByCluster('ResourceTag', clusterName),
    madeForRegion('ResourceTag', region),
    fromNodeClass('ResourceTag'),
  );

  return policy(
    {
      Sid: 'AllowPassingInstanceRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: nodeRoleArn,
      Condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
    },
    {
      Sid: 'AllowScopedInstanceProfileCreationActions',
      Effect: 'Allow',
      Action: 'iam:CreateInstanceProfile',
      Resource: instanceProfiles,
      Condition: requestedByCluster,
    },
    {
      Sid: 'AllowScopedInstanceProfileTagActions',
      Effect: 'Allow',
      Action: 'iam:TagInstanceProfile',
      Resource: instanceProfiles,
      // Both old and new tags are checked: the controller cannot claim a foreign profile, nor give its own away.
      Condition: allOf(madeByCluster, requestedByCluster),
    },
    {
      Sid: 'AllowScopedInstanceProfileActions',
      Effect: 'Allow',
      Action: ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile', 'iam:DeleteInstanceProfile'],
      Resource: instanceProfiles,
      Condition: madeByCluster,
    },
  );
}
