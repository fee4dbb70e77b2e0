import type { Case } from './case';
import { ACCOUNT, CLUSTER, INSTANCE_PROFILE, NODE_ROLE, profileTags } from './case';

export const iamIntegrationCases: readonly Case[] = [
  {
    sid: 'AllowPassingInstanceRole',
    allowed: {
      action: 'iam:PassRole',
      resource: NODE_ROLE,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    },
    denied: { what: 'another role', change: { resource: `arn:aws:iam::${ACCOUNT}:role/PlatformAdmin` } },
  },
  {
    sid: 'AllowScopedInstanceProfileCreationActions',
    allowed: { action: 'iam:CreateInstanceProfile', resource: INSTANCE_PROFILE, context: profileTags('RequestTag') },
    denied: { what: 'a profile for another cluster', change: { context: profileTags('RequestTag', 'other') } },
  },
  {
    sid: 'AllowScopedInstanceProfileTagActions',
    allowed: {
      action: 'iam:TagInstanceProfile',
      resource: INSTANCE_PROFILE,
      context: { ...profileTags('ResourceTag'), ...profileTags('RequestTag') },
    },
    denied: {
      what: 'giving a profile away to another cluster',
      change: { context: { ...profileTags('ResourceTag'), ...profileTags('RequestTag', 'other') } },
    },
  },
  {
    sid: 'AllowScopedInstanceProfileActions',
    allowed: {
      action: 'iam:AddRoleToInstanceProfile',
      resource: INSTANCE_PROFILE,
      context: profileTags('ResourceTag'),
    },
    denied: {
      what: 'a profile of the cluster of this name in another region',
      change: { context: profileTags('ResourceTag', CLUSTER, 'eu-west-1') },
    },
  },
];
