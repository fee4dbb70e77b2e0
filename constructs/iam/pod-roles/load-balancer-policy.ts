import { arn, clusterName, iamArn, type Named } from '../../../config/aws/names';
import { nodeSecurityGroupName } from '../../cluster/every-node';
import { policy, type PolicyDocument, type Statement } from '../policy-document';

/** Tag that the controller puts on everything that it makes. It recognises its own resources by this tag. */
export const OWNER_TAG = 'elbv2.k8s.aws/cluster';

/**
 * The AWS Load Balancer Controller makes network load balancers. It may read everything. It makes, changes and removes only resources with
 * the cluster's tag. One other resource it may change: the nodes' security group.
 *
 * This is narrower than the controller's own policy. Application load balancers, with rules, certificates, user pools and firewalls, are
 * left out, because only Services ask for load balancers here. The tag's value is checked too, so that two clusters in one account do not
 * touch each other's.
 *
 * There are two policies, load balancers and security groups, because one policy would exceed IAM's size limit.
 *
 * Source: AWS Load Balancer Controller, "Configure IAM", for its calls; Service Authorization Reference, "Elastic Load Balancing V2" and
 * "Amazon EC2", for the resources and tags of each call.
 */
export const loadBalancerPolicies = (environment: Named): Readonly<Record<'balancers' | 'groups', PolicyDocument>> => {
  const cluster = clusterName(environment);
  const elb = (kind: string): string => arn(environment, 'elasticloadbalancing', `${kind}/*`);
  const ec2 = (kind: string): string => arn(environment, 'ec2', `${kind}/*`);
  const isMade = { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: cluster } };
  const isOwn = { StringEquals: { [`aws:ResourceTag/${OWNER_TAG}`]: cluster } };
  const inVpc = { StringEquals: { 'aws:ResourceTag/landbridge:environment': environment.name } };
  const tagged = { ...isOwn, 'ForAllValues:StringNotEquals': { 'aws:TagKeys': [OWNER_TAG] } };
  const all = [elb('loadbalancer/net'), elb('targetgroup'), elb('listener/net')];
  const balancers = policy(
    allow('DescribeLoadBalancersAndNetwork', SEE, '*'),
    allow('CreateLoadBalancersAndTargetGroups', [LB.create, TARGETS.create], all.slice(0, 2), isMade),
    // The load balancer has the tag already; the listener gets it with this call.
    allow('CreateListeners', [LISTENER.create], [elb('loadbalancer/net')], isOwn),
    allow('TagOnCreation', ['elasticloadbalancing:AddTags'], all, {
      StringEquals: {
        ...isMade.StringEquals,
        'elasticloadbalancing:CreateAction': ['CreateListener', 'CreateLoadBalancer', 'CreateTargetGroup'],
      },
    }),
    allow('ChangeTagsOfOwn', ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'], all, tagged),
    allow('ChangeOwnLoadBalancers', LB.change, [elb('loadbalancer/net')], isOwn),
    allow('ChangeOwnTargetGroups', TARGETS.change, [elb('targetgroup')], isOwn),
    allow('ChangeOwnListeners', LISTENER.change, [elb('listener/net')], isOwn),
    // The first load balancer of an account makes this role.
    allow(
      'CreateServiceLinkedRole',
      ['iam:CreateServiceLinkedRole'],
      [iamArn(environment, 'role/aws-service-role/elasticloadbalancing.amazonaws.com/*')],
      { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
    ),
  );
  const groups = policy(
    allow('ReadSecurityGroupsOfVpc', ['ec2:GetSecurityGroupsForVpc'], [ec2('vpc')], inVpc),
    allow('CreateSecurityGroups', ['ec2:CreateSecurityGroup'], [ec2('security-group')], isMade),
    allow('CreateSecurityGroupsInVpc', ['ec2:CreateSecurityGroup'], [ec2('vpc')], inVpc),
    allow('TagSecurityGroupsOnCreation', ['ec2:CreateTags'], [ec2('security-group')], {
      StringEquals: { ...isMade.StringEquals, 'ec2:CreateAction': 'CreateSecurityGroup' },
    }),
    allow('ChangeTagsOfOwnSecurityGroups', ['ec2:CreateTags', 'ec2:DeleteTags'], [ec2('security-group')], tagged),
    allow('ChangeOwnSecurityGroups', [...RULES, 'ec2:DeleteSecurityGroup'], [ec2('security-group')], isOwn),
    allow('ChangeIngressRulesOfNodes', RULES, [ec2('security-group')], {
      StringEquals: { 'aws:ResourceTag/Name': nodeSecurityGroupName(environment) },
    }),
  );
  return { balancers, groups };
};

const allow = (
  sid: string,
  actions: readonly string[],
  resources: string | readonly string[],
  only?: NonNullable<Statement['Condition']>,
): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
  ...(only && { Condition: only }),
});

const elbActions = (...names: readonly string[]): string[] => names.map((name) => `elasticloadbalancing:${name}`);

const LB = {
  create: 'elasticloadbalancing:CreateLoadBalancer',
  change: elbActions(
    'DeleteLoadBalancer',
    'ModifyCapacityReservation',
    'ModifyLoadBalancerAttributes',
    'SetIpAddressType',
    'SetSecurityGroups',
    'SetSubnets',
  ),
};

const TARGETS = {
  create: 'elasticloadbalancing:CreateTargetGroup',
  change: elbActions(
    'DeleteTargetGroup',
    'DeregisterTargets',
    'ModifyTargetGroup',
    'ModifyTargetGroupAttributes',
    'RegisterTargets',
  ),
};

const LISTENER = {
  create: 'elasticloadbalancing:CreateListener',
  change: elbActions(
    'AddListenerCertificates',
    'DeleteListener',
    'ModifyListener',
    'ModifyListenerAttributes',
    'RemoveListenerCertificates',
  ),
};

const RULES = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];

/** Read calls. They take neither resources nor tags. The controller makes some of them even where it does not need the answer. */
const SEE = [
  'ec2:DescribeAccountAttributes',
  'ec2:DescribeAddresses',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
  ...elbActions(
    'DescribeCapacityReservation',
    'DescribeListenerAttributes',
    'DescribeListenerCertificates',
    'DescribeListeners',
    'DescribeLoadBalancerAttributes',
    'DescribeLoadBalancers',
    'DescribeRules',
    'DescribeSSLPolicies',
    'DescribeTags',
    'DescribeTargetGroupAttributes',
    'DescribeTargetGroups',
    'DescribeTargetHealth',
  ),
];
