import { describe, expect, it } from 'vitest';
import { policySize } from '../../../../../constructs/iam/policy-document';
import { loadBalancerPolicies } from '../../../../../constructs/iam/pod-roles/load-balancer-policy';
import { decide, type Call, type Context } from '../../../../support/simulate';

const account = '123456789012';
const region = 'ap-northeast-2';
const attached = loadBalancerPolicies({ name: 'hybrid', cloud: { account, region } });
const controller = (call: Call) =>
  decide(call, { account, principal: `arn:aws:iam::${account}:role/hybrid-controller`, attached });

const OWNER = 'elbv2.k8s.aws/cluster';
const made = (cluster: string): Context => ({
  [`aws:RequestTag/${OWNER}`]: cluster,
  'aws:TagKeys': [OWNER],
});
const owned = (cluster: string): Context => ({ [`aws:ResourceTag/${OWNER}`]: cluster });

const BALANCER = 'loadbalancer/net/hybrid-front-end/1';
const TARGETS = 'targetgroup/k8s-front-end/1';
const LISTENER = 'listener/net/hybrid-front-end/1/2';
const elb = (action: string, resource: string, context: Context = {}): Call => ({
  action: `elasticloadbalancing:${action}`,
  resource: `arn:aws:elasticloadbalancing:${region}:${account}:${resource}`,
  context,
});
const ec2 = (action: string, resource: string, context: Context = {}): Call => ({
  action: `ec2:${action}`,
  resource: `arn:aws:ec2:${region}:${account}:${resource}`,
  context,
});
const GROUP = 'security-group/sg-1';
const byCreating = (action: string, service = 'elasticloadbalancing'): Context => ({
  ...made('hybrid'),
  [`${service}:CreateAction`]: action,
});
const linked = (service: string): Call => ({
  action: 'iam:CreateServiceLinkedRole',
  resource: `arn:aws:iam::${account}:role/aws-service-role/${service}/AWSServiceRole`,
  context: { 'iam:AWSServiceName': service },
});

describe('the AWS Load Balancer Controller', () => {
  it.each([
    { what: 'make a balancer', call: elb('CreateLoadBalancer', BALANCER, made('hybrid')) },
    { what: 'make a target group', call: elb('CreateTargetGroup', TARGETS, made('hybrid')) },
    { what: 'tag a balancer while making it', call: elb('AddTags', BALANCER, byCreating('CreateLoadBalancer')) },
    { what: 'make a listener of its own balancer', call: elb('CreateListener', BALANCER, owned('hybrid')) },
    { what: 'see balancers', call: { action: 'elasticloadbalancing:DescribeLoadBalancers', resource: '*' } },
    {
      what: 'tag its own further',
      call: elb('AddTags', BALANCER, { ...owned('hybrid'), 'aws:TagKeys': ['team'] }),
    },
    { what: 'change its own balancer', call: elb('ModifyLoadBalancerAttributes', BALANCER, owned('hybrid')) },
    { what: 'remove its own balancer', call: elb('DeleteLoadBalancer', BALANCER, owned('hybrid')) },
    { what: 'send requests to pods', call: elb('RegisterTargets', TARGETS, owned('hybrid')) },
    { what: 'take pods out', call: elb('DeregisterTargets', TARGETS, owned('hybrid')) },
    { what: 'make a security group', call: ec2('CreateSecurityGroup', GROUP, made('hybrid')) },
    {
      what: "make one in the environment's VPC",
      call: ec2('CreateSecurityGroup', 'vpc/vpc-1', { 'aws:ResourceTag/landbridge:environment': 'hybrid' }),
    },
    {
      what: 'see the groups of that VPC',
      call: ec2('GetSecurityGroupsForVpc', 'vpc/vpc-1', { 'aws:ResourceTag/landbridge:environment': 'hybrid' }),
    },
    { what: 'tag it', call: ec2('CreateTags', GROUP, byCreating('CreateSecurityGroup', 'ec2')) },
    { what: 'open its own group', call: ec2('AuthorizeSecurityGroupIngress', GROUP, owned('hybrid')) },
    {
      what: "open the nodes' group",
      call: ec2('AuthorizeSecurityGroupIngress', GROUP, { 'aws:ResourceTag/Name': 'hybrid-node' }),
    },
    { what: "make the service's own role", call: linked('elasticloadbalancing.amazonaws.com') },
  ])('may $what', async ({ call }) => {
    expect(await controller(call)).toBe('Allowed');
  });

  it.each([
    { what: 'make a balancer for another cluster', call: elb('CreateLoadBalancer', BALANCER, made('cloud-only')) },
    { what: 'make one that nobody owns', call: elb('CreateLoadBalancer', BALANCER) },
    {
      what: 'make an application load balancer',
      call: elb('CreateLoadBalancer', 'loadbalancer/app/front-end/1', made('hybrid')),
    },
    { what: "change another cluster's balancer", call: elb('DeleteLoadBalancer', BALANCER, owned('cloud-only')) },
    { what: "change anybody's balancer", call: elb('DeleteLoadBalancer', BALANCER) },
    { what: "send requests of somebody else's to its pods", call: elb('RegisterTargets', TARGETS) },
    { what: "listen on somebody else's balancer", call: elb('CreateListener', BALANCER) },
    { what: "remove somebody else's listener", call: elb('DeleteListener', LISTENER) },
    { what: 'call a balancer its own', call: elb('AddTags', BALANCER, made('hybrid')) },
    {
      what: 'give its own away',
      call: elb('RemoveTags', BALANCER, { ...owned('hybrid'), 'aws:TagKeys': [OWNER] }),
    },
    { what: "open anybody's security group", call: ec2('AuthorizeSecurityGroupIngress', GROUP) },
    {
      what: "open the control plane's",
      call: ec2('AuthorizeSecurityGroupIngress', GROUP, { 'aws:ResourceTag/Name': 'hybrid-control-plane' }),
    },
    {
      what: "delete the nodes' group",
      call: ec2('DeleteSecurityGroup', GROUP, { 'aws:ResourceTag/Name': 'hybrid-node' }),
    },
    {
      what: 'rename a group to that of the nodes',
      call: ec2('CreateTags', GROUP, { 'aws:RequestTag/Name': 'hybrid-node', 'aws:TagKeys': ['Name'] }),
    },
    {
      what: 'make a group in a foreign VPC',
      call: ec2('CreateSecurityGroup', 'vpc/vpc-2', { 'aws:ResourceTag/landbridge:environment': 'cloud-only' }),
    },
    { what: "make another service's role", call: linked('ecs.amazonaws.com') },
  ])('may not $what', async ({ call }) => {
    expect(await controller(call)).toBe('ImplicitlyDenied');
  });

  it('has room in its policies for the longest names', () => {
    const policies = loadBalancerPolicies({ name: 'e'.repeat(64), cloud: { account, region: 'us-gov-west-1' } });

    for (const document of Object.values(policies)) expect(policySize(document)).toBeLessThan(6144);
  });
});
