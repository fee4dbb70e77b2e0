import { policy, type PolicyDocument } from '../../iam/policy-document';
import { instanceProfileArns, type ControllerPolicyProps } from './policy-scope';

/** Read calls to EC2. A `Describe*` call cannot be limited to one resource. */
const DESCRIBED = [
  'CapacityReservations',
  'Images',
  'Instances',
  'InstanceStatus',
  'InstanceTypeOfferings',
  'InstanceTypes',
  'LaunchTemplates',
  'PlacementGroups',
  'SecurityGroups',
  'SpotPriceHistory',
  'Subnets',
];

/**
 * Lets the controller look before it launches: which resources exist, what they cost and which image is current. All calls only read. They
 * are limited to the region, except prices and instance profiles, which are global.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerResourceDiscoveryPolicy".
 */
export const resourceDiscovery = (props: ControllerPolicyProps): PolicyDocument =>
  policy(
    {
      Sid: 'AllowRegionalReadActions',
      Effect: 'Allow',
      Action: DESCRIBED.map((what) => `ec2:Describe${what}`),
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': props.region } },
    },
    {
      Sid: 'AllowSSMReadActions',
      Effect: 'Allow',
      Action: 'ssm:GetParameter',
      Resource: `arn:${props.partition}:ssm:${props.region}::parameter/aws/service/*`,
    },
    {
      Sid: 'AllowPricingReadActions',
      Effect: 'Allow',
      Action: 'pricing:GetProducts',
      Resource: '*',
    },
    {
      Sid: 'AllowUnscopedInstanceProfileListAction',
      Effect: 'Allow',
      Action: 'iam:ListInstanceProfiles',
      Resource: '*',
    },
    {
      Sid: 'AllowInstanceProfileReadActions',
      Effect: 'Allow',
      Action: 'iam:GetInstanceProfile',
      Resource: instanceProfileArns(props),
    },
  );
