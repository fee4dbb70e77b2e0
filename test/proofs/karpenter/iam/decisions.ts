import { karpenterNodeRoleName } from '../../../../config/kubernetes/service-accounts';
import { arn, iamArn, type Named } from '../../../../config/aws/names';
import { capacityTypeOf, parameterOf, type AnsweredCall } from '../../../../testbed/karpenter/aws-call';
import type { Call, Context } from '../../../support/simulate';
import { listed, sentTags, specifiedTags, type AccountTags, type Tags } from './account-tags';

/** What IAM is asked for one call of the controller: a decision for each resource that the call touches. */
export const decisionsOf = (call: AnsweredCall, made: AccountTags, environment: Named): Call[] => {
  const asked = { call, made, environment };
  switch (call.service) {
    case 'ec2':
      return ec2(asked);
    case 'iam':
      return iam(asked);
    case 'sqs':
      return [
        {
          action: `sqs:${call.action}`,
          resource: arn(
            environment,
            'sqs',
            parameterOf(call, 'QueueName') || (parameterOf(call, 'QueueUrl').split('/').at(-1) ?? ''),
          ),
        },
      ];
    case 'ssm':
      return [
        {
          action: `ssm:${call.action}`,
          resource: `arn:aws:ssm:${environment.cloud.region}::parameter${parameterOf(call, 'Name')}`,
          unknownToSimulator: "the ARN of AWS's public parameters has no account",
        },
      ];
    case 'pricing':
      return [{ action: `pricing:${call.action}`, resource: '*' }];
    case 'eks':
      return [
        {
          action: 'eks:DescribeCluster',
          resource: arn(environment, 'eks', `cluster/${call.action.replace('GET /clusters/', '')}`),
        },
      ];
    case 'arc-zonal-shift': {
      const resource = decodeURIComponent(call.action.replace('GET /managedresources/', ''));
      return [
        {
          ...{ action: 'arc-zonal-shift:GetManagedResource', resource },
          context: { 'arc-zonal-shift:ResourceIdentifier': resource },
          unknownToSimulator: "AWS's authorization reference lists only load balancers as resources of this action",
        },
      ];
    }
    default:
      throw new Error(`Nobody said what IAM is asked for ${call.service}:${call.action}.`);
  }
};

interface Asked {
  readonly call: AnsweredCall;
  readonly made: AccountTags;
  readonly environment: Named;
}

const as = (kind: 'RequestTag' | 'ResourceTag', tags: Tags): Context =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:${kind}/${key}`, value]));

/** A resource that is made with tags asks twice: may it be made with them, and may they be put on it. */
const tagged = (action: string, resource: string, tags: Tags): Call[] => [
  { action: `ec2:${action}`, resource, context: as('RequestTag', tags) },
  { action: 'ec2:CreateTags', resource, context: { ...as('RequestTag', tags), 'ec2:CreateAction': action } },
];

const ec2 = (asked: Asked): Call[] => {
  const { call, made, environment } = asked;
  const of = (resource: string): string => arn(environment, 'ec2', resource);
  const onTemplate = (name: string): Context => as('ResourceTag', made.of(name));
  if (call.action.startsWith('Describe')) {
    return [
      { action: `ec2:${call.action}`, resource: '*', context: { 'aws:RequestedRegion': environment.cloud.region } },
    ];
  }
  switch (call.action) {
    case 'CreateLaunchTemplate':
      return tagged(
        'CreateLaunchTemplate',
        of('launch-template/lt-new'),
        specifiedTags(call).get('launch-template') ?? {},
      );
    case 'CreateFleet':
      return fleet(asked);
    case 'CreateTags': {
      const tags = sentTags(call);
      return listed(call, /^ResourceId\./).map((id) => ({
        action: 'ec2:CreateTags',
        resource: of(`instance/${id}`),
        context: { ...as('RequestTag', tags), ...as('ResourceTag', made.of(id)), 'aws:TagKeys': Object.keys(tags) },
      }));
    }
    case 'TerminateInstances':
      return listed(call, /^InstanceId\./).map((id) => ({
        action: 'ec2:TerminateInstances',
        resource: of(`instance/${id}`),
        context: as('ResourceTag', made.of(id)),
      }));
    case 'DeleteLaunchTemplate': {
      const id = parameterOf(call, 'LaunchTemplateId') || parameterOf(call, 'LaunchTemplateName');
      return [{ action: 'ec2:DeleteLaunchTemplate', resource: of(`launch-template/${id}`), context: onTemplate(id) }];
    }
    default:
      throw new Error(`Nobody said what IAM is asked for ec2:${call.action}.`);
  }
};

/**
 * An instant fleet launches at once, for which EC2 asks for RunInstances too, with all that the launch template adds (Amazon EC2 service authorization
 * reference; EC2 user guide, "EC2 Fleet prerequisites").
 */
const fleet = ({ call, made, environment }: Asked): Call[] => {
  const of = (resource: string): string => arn(environment, 'ec2', resource);
  const names = listed(call, /\.LaunchTemplateSpecification\.LaunchTemplateName$/);
  const templates = names.flatMap((name) => made.template(name) ?? []);
  const read = [
    ...listed(call, /\.ImageId$/).map((id) => `arn:aws:ec2:${environment.cloud.region}::image/${id}`),
    ...listed(call, /\.SubnetId$/).map((id) => of(`subnet/${id}`)),
    ...templates.flatMap((one) => listed(one, /\.SecurityGroupId\./)).map((id) => of(`security-group/${id}`)),
  ];
  const makes = new Map([
    ...specifiedTags(call),
    ...templates.flatMap((one) => [...specifiedTags(one, 'LaunchTemplateData.')]),
  ]);
  const launched = [
    'instance',
    'volume',
    'network-interface',
    ...(capacityTypeOf(call) === 'spot' ? ['spot-instances-request'] : []),
  ];
  const role = iamArn(environment, `role/${karpenterNodeRoleName(environment)}`);
  return [
    ...['ec2:CreateFleet', 'ec2:RunInstances'].flatMap((action) => [
      ...read
        .map((resource) => ({ action, resource }))
        .filter(({ resource }) => action === 'ec2:RunInstances' || !resource.includes('security-group')),
      ...names.map((name) => ({
        action,
        resource: of(`launch-template/${name.split('/').at(-1) ?? ''}`),
        context: as('ResourceTag', made.of(name)),
      })),
    ]),
    ...['fleet', 'instance', 'volume'].flatMap((type) =>
      tagged('CreateFleet', of(`${type}/new`), makes.get(type) ?? {}),
    ),
    ...launched.flatMap((type) => tagged('RunInstances', of(`${type}/new`), makes.get(type) ?? {})),
    { action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  ];
};

const iam = ({ call, made, environment }: Asked): Call[] => {
  const name = parameterOf(call, 'InstanceProfileName');
  const action = `iam:${call.action}`;
  const resource = iamArn(environment, `instance-profile${made.profilePath(name)}${name}`);
  const [sent, borne] = [as('RequestTag', sentTags(call)), as('ResourceTag', made.of(name))];
  switch (call.action) {
    case 'ListInstanceProfiles':
      return [{ action, resource: '*' }];
    case 'GetInstanceProfile':
      return [{ action, resource }];
    case 'CreateInstanceProfile':
      return [
        {
          action,
          resource: iamArn(environment, `instance-profile${parameterOf(call, 'Path')}${name}`),
          context: sent,
        },
      ];
    case 'TagInstanceProfile':
      return [{ action, resource, context: { ...sent, ...borne } }];
    case 'AddRoleToInstanceProfile':
      return [
        { action, resource, context: borne },
        {
          action: 'iam:PassRole',
          resource: iamArn(environment, `role/${parameterOf(call, 'RoleName')}`),
          context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
        },
      ];
    case 'RemoveRoleFromInstanceProfile':
    case 'DeleteInstanceProfile':
      return [{ action, resource, context: borne }];
    default:
      throw new Error(`Nobody said what IAM is asked for iam:${call.action}.`);
  }
};
