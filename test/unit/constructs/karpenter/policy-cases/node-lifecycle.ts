import type { Case } from './case';
import { CLUSTER, ec2, nodeTags } from './case';

export const nodeLifecycleCases: readonly Case[] = [
  {
    sid: 'AllowScopedEC2InstanceAccessActions',
    allowed: { action: 'ec2:RunInstances', resource: ec2('subnet/subnet-1') },
    denied: { what: 'a subnet of another region', change: { resource: ec2('subnet/subnet-1', 'eu-west-1') } },
  },
  {
    sid: 'AllowScopedEC2LaunchTemplateAccessActions',
    allowed: {
      action: 'ec2:RunInstances',
      resource: ec2('launch-template/lt-1'),
      context: nodeTags('ResourceTag'),
    },
    denied: { what: 'a launch template of another cluster', change: { context: nodeTags('ResourceTag', 'other') } },
  },
  {
    sid: 'AllowScopedEC2InstanceActionsWithTags',
    allowed: { action: 'ec2:RunInstances', resource: ec2('instance/i-1'), context: nodeTags('RequestTag') },
    denied: {
      what: 'an instance with the tags of another cluster',
      change: { context: nodeTags('RequestTag', 'other') },
    },
  },
  {
    sid: 'AllowScopedResourceCreationTagging',
    allowed: {
      action: 'ec2:CreateTags',
      resource: ec2('instance/i-1'),
      context: { ...nodeTags('RequestTag'), 'ec2:CreateAction': 'RunInstances' },
    },
    denied: { what: 'claiming an instance that exists already', change: { context: nodeTags('RequestTag') } },
  },
  {
    sid: 'AllowScopedResourceTagging',
    allowed: {
      action: 'ec2:CreateTags',
      resource: ec2('instance/i-1'),
      context: {
        ...nodeTags('ResourceTag'),
        'aws:RequestTag/eks:eks-cluster-name': CLUSTER,
        'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'],
      },
    },
    optional: ['aws:RequestTag/eks:eks-cluster-name', 'aws:TagKeys'],
    denied: {
      what: 'a foreign tag key beside a known one',
      change: { context: { ...nodeTags('ResourceTag'), 'aws:TagKeys': ['Name', 'cost-center'] } },
    },
  },
  {
    sid: 'AllowScopedDeletion',
    allowed: { action: 'ec2:TerminateInstances', resource: ec2('instance/i-1'), context: nodeTags('ResourceTag') },
    denied: { what: 'an instance of another cluster', change: { context: nodeTags('ResourceTag', 'other') } },
  },
];
