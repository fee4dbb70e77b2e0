import type { Case } from './case';
import { ACCOUNT, CLUSTER_ARN, INSTANCE_PROFILE, QUEUE, REGION } from './case';

/** The cases of the four policies that only read: cluster, queue, zonal shift and discovery. */
export const readingCases: readonly Case[] = [
  {
    sid: 'AllowAPIServerEndpointDiscovery',
    allowed: { action: 'eks:DescribeCluster', resource: CLUSTER_ARN },
    denied: { what: 'another cluster', change: { resource: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/other` } },
  },
  {
    sid: 'AllowInterruptionQueueActions',
    allowed: { action: 'sqs:ReceiveMessage', resource: QUEUE },
    denied: { what: 'another queue', change: { resource: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders` } },
  },
  {
    sid: 'AllowZonalShiftStatusReadOnly',
    allowed: {
      action: 'arc-zonal-shift:GetManagedResource',
      resource: CLUSTER_ARN,
      context: { 'arc-zonal-shift:ResourceIdentifier': CLUSTER_ARN },
      unknownToSimulator: "AWS's authorization reference lists only load balancers as resources of this action",
    },
    denied: {
      what: 'another cluster',
      change: { context: { 'arc-zonal-shift:ResourceIdentifier': `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/other` } },
    },
  },
  {
    sid: 'AllowRegionalReadActions',
    allowed: { action: 'ec2:DescribeSubnets', resource: '*', context: { 'aws:RequestedRegion': REGION } },
    denied: { what: 'another region', change: { context: { 'aws:RequestedRegion': 'eu-west-1' } } },
  },
  {
    sid: 'AllowSSMReadActions',
    allowed: {
      action: 'ssm:GetParameter',
      resource: `arn:aws:ssm:${REGION}::parameter/aws/service/eks/optimized-ami/1.35/recommended/image_id`,
      unknownToSimulator: "the ARN of AWS's public parameters has no account",
    },
    denied: {
      what: 'a parameter of this account',
      change: { resource: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/landbridge/hybrid/database/endpoint` },
    },
  },
  {
    sid: 'AllowPricingReadActions',
    allowed: { action: 'pricing:GetProducts', resource: '*' },
    denied: { what: 'another call to the price list', change: { action: 'pricing:GetPriceListFileUrl' } },
  },
  {
    sid: 'AllowUnscopedInstanceProfileListAction',
    allowed: { action: 'iam:ListInstanceProfiles', resource: '*' },
    denied: { what: 'listing roles', change: { action: 'iam:ListRoles' } },
  },
  {
    sid: 'AllowInstanceProfileReadActions',
    allowed: { action: 'iam:GetInstanceProfile', resource: INSTANCE_PROFILE },
    denied: {
      what: 'a profile of another account',
      change: { resource: 'arn:aws:iam::210987654321:instance-profile/hybrid_1234567890' },
    },
  },
];
