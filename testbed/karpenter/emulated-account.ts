import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ROOT_CREDENTIALS } from '../emulators/aws-environment';
import { resourcesOf, type StackJson } from '../../synthesis/stack-json';

/** Clients of the emulated account. */
export interface Account {
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly sqs: SQSClient;
  /** Where messages to Karpenter are put. */
  readonly queueUrl: string;
  /** Zone of each subnet that was made, such as `ap-northeast-2a`. */
  readonly zoneOfSubnet: ReadonlyMap<string, string>;
  /** Ids of the subnets that bear Karpenter's discovery tag. */
  readonly nodeSubnets: readonly string[];
  /** Ids of the security groups that bear it. */
  readonly nodeSecurityGroups: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

const DISCOVERY = 'karpenter.sh/discovery';

/**
 * Makes in an empty emulated account what Karpenter looks up there: the subnets, security groups, node role and queue exactly as the
 * synthesized stacks describe them. Terraform applies the same stacks to emulators in another proof; here it would only take minutes.
 *
 * @param endpoint the emulator
 * @param stacks the synthesized network and cluster stacks
 */
export const seedAccount = async (endpoint: string, region: string, stacks: readonly StackJson[]): Promise<Account> => {
  const options = { endpoint, region, credentials: ROOT_CREDENTIALS };
  const [ec2, iam, sqs] = [new EC2Client(options), new IAMClient(options), new SQSClient(options)];
  const of = (wanted: string): Body[] =>
    stacks.flatMap((stack) =>
      resourcesOf(stack)
        .filter(({ type }) => type === wanted)
        .map(({ body }) => body),
    );

  const vpc = await ec2.send(new CreateVpcCommand({ CidrBlock: text(one(of('aws_vpc'), 'aws_vpc'), 'cidr_block') }));
  const VpcId = vpc.Vpc?.VpcId;
  const zoneOfSubnet = new Map<string, string>();
  const nodeSubnets: string[] = [];
  for (const body of of('aws_subnet')) {
    const zone = text(body, 'availability_zone');
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        ...{ VpcId, CidrBlock: text(body, 'cidr_block'), AvailabilityZone: zone },
        TagSpecifications: tagged('subnet', body),
      }),
    );
    const id = Subnet?.SubnetId ?? '';
    zoneOfSubnet.set(id, zone);
    if (DISCOVERY in tagsOf(body)) nodeSubnets.push(id);
  }
  const nodeSecurityGroups: string[] = [];
  for (const body of of('aws_security_group').filter((group) => DISCOVERY in tagsOf(group))) {
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({
        ...{ VpcId, GroupName: text(body, 'name'), Description: text(body, 'description') },
        TagSpecifications: tagged('security-group', body),
      }),
    );
    nodeSecurityGroups.push(GroupId);
  }
  for (const body of of('aws_iam_role').filter((role) => text(role, 'assume_role_policy').includes('"ec2.amazonaws'))) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: text(body, 'name'),
        AssumeRolePolicyDocument: text(body, 'assume_role_policy'),
      }),
    );
  }
  const queue = text(one(of('aws_sqs_queue'), 'aws_sqs_queue'), 'name');
  const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: queue }));
  return { ec2, iam, sqs, queueUrl, zoneOfSubnet, nodeSubnets, nodeSecurityGroups };
};

const one = (bodies: readonly Body[], type: string): Body => {
  const [body, ...others] = bodies;
  if (body === undefined || others.length > 0) throw new Error(`The stacks have ${bodies.length} ${type}, not one.`);
  return body;
};

const text = (body: Body, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`A resource has no ${name}: ${JSON.stringify(body)}`);
  return value;
};

const tagsOf = ({ tags }: Body): Readonly<Record<string, string>> => (tags ?? {}) as Readonly<Record<string, string>>;

const tagged = (ResourceType: ResourceType, body: Body) => [
  { ResourceType, Tags: Object.entries(tagsOf(body)).map(([Key, Value]) => ({ Key, Value })) },
];
