import { policy, type PolicyDocument } from '../../iam/policy-document';
import {
  ec2Arns,
  publicEc2Arns,
  allOf,
  fromNodePool,
  namesCluster,
  ownedByCluster,
  type ControllerPolicyProps,
} from './policy-scope';

const LAUNCH = ['ec2:RunInstances', 'ec2:CreateFleet'];

/**
 * Lets the controller launch, tag and terminate nodes. A launch may use any image, subnet or security group, but must tag everything that
 * it makes with the cluster's tags. The controller can tag and delete only resources with these tags, so a faulty controller cannot touch
 * another cluster's nodes.
 *
 * Source: Karpenter 1.14 reference, "CloudFormation", section "KarpenterControllerNodeLifecyclePolicy".
 */
export function nodeLifecycle(props: ControllerPolicyProps): PolicyDocument {
  const { clusterName } = props;
  const launchTemplates = ec2Arns(props, 'launch-template');
  const instances = ec2Arns(props, 'instance');
  const created = [
    ec2Arns(props, 'fleet'),
    instances,
    ec2Arns(props, 'volume'),
    ec2Arns(props, 'network-interface'),
    launchTemplates,
    ec2Arns(props, 'spot-instances-request'),
  ];
  const requestedByCluster = allOf(
    ownedByCluster('RequestTag', clusterName),
    namesCluster(clusterName),
    fromNodePool('RequestTag'),
  );
  const madeByCluster = allOf(ownedByCluster('ResourceTag', clusterName), fromNodePool('ResourceTag'));

  return policy(
    {
      Sid: 'AllowScopedEC2InstanceAccessActions',
      Effect: 'Allow',
      Action: LAUNCH,
      Resource: [
        publicEc2Arns(props, 'image'),
        publicEc2Arns(props, 'snapshot'),
        ec2Arns(props, 'security-group'),
        ec2Arns(props, 'subnet'),
        ec2Arns(props, 'capacity-reservation'),
        ec2Arns(props, 'placement-group'),
      ],
    },
    {
      Sid: 'AllowScopedEC2LaunchTemplateAccessActions',
      Effect: 'Allow',
      Action: LAUNCH,
      Resource: launchTemplates,
      Condition: madeByCluster,
    },
    {
      Sid: 'AllowScopedEC2InstanceActionsWithTags',
      Effect: 'Allow',
      Action: [...LAUNCH, 'ec2:CreateLaunchTemplate'],
      Resource: created,
      Condition: requestedByCluster,
    },
    {
      Sid: 'AllowScopedResourceCreationTagging',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: created,
      // Only while creating. Otherwise the controller could tag any instance as its own, and then terminate it.
      Condition: allOf(requestedByCluster, {
        StringEquals: { 'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'] },
      }),
    },
    {
      Sid: 'AllowScopedResourceTagging',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: instances,
      // Only the tags that the controller adds once the node has joined. It cannot change the tags of ownership.
      Condition: allOf(madeByCluster, {
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': clusterName },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
      }),
    },
    {
      Sid: 'AllowScopedDeletion',
      Effect: 'Allow',
      Action: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      Resource: [instances, launchTemplates],
      Condition: madeByCluster,
    },
  );
}
