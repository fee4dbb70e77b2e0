import { CreateSecurityGroupCommand, CreateSubnetCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Emulators } from '../../../testbed/emulators/start-emulators';
import { isObject, type JsonObject, type StackJson } from '../../support/stack-json';

/**
 * Makes in the emulated account what the stacks look up in it: a VPC, subnets and security groups of those names and no more,
 * so that a stack can be planned without those before it.
 *
 * @param stacks the synthesized JSON of all stacks of one environment
 * @throws Error if they look up something else, or more than one VPC
 */
export async function seedNetwork(
  { motoUrl: endpoint }: Pick<Emulators, 'motoUrl'>,
  region: string,
  stacks: readonly StackJson[],
): Promise<void> {
  const ec2 = new EC2Client({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const [vpcName, ...others] = lookedUp(stacks, 'aws_vpc', nameTag);
  if (vpcName === undefined || others.length > 0) throw new Error('the stacks look up no VPC, or more than one');
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications: named('vpc', vpcName) }),
  );
  const VpcId = Vpc?.VpcId;
  for (const [index, name] of lookedUp(stacks, 'aws_subnet', nameTag).entries()) {
    const TagSpecifications = named('subnet', name);
    await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: `10.0.${index}.0/24`, TagSpecifications }));
  }
  for (const GroupName of lookedUp(stacks, 'aws_security_group', ({ name }) => name)) {
    await ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName, Description: GroupName }));
  }
}

/** Names under which the stacks look up things of a type, each once. */
function lookedUp(
  stacks: readonly StackJson[],
  type: string,
  nameOf: (body: JsonObject) => JsonObject[string] | undefined,
): string[] {
  const names = stacks.flatMap(({ data }) => Object.values(data[type] ?? {}).map(nameOf));
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}

const nameTag = ({ tags }: JsonObject): JsonObject[string] | undefined => (isObject(tags) ? tags['Name'] : undefined);

const named = (ResourceType: 'vpc' | 'subnet', Value: string) => [{ ResourceType, Tags: [{ Key: 'Name', Value }] }];
