import type { DatabaseInstance, Machines, RunningParts } from '../config/cost/running-parts';
import { NODES_LABEL, SYSTEM_LABEL } from '../config/kubernetes/labels-and-taints';
import { resourcesOf, type StackJson } from './stack-json';

/** What always runs, counted from what Terraform would get. */
export interface PartsInStacks extends RunningParts {
  /** They cost nothing, but AWS has a quota for them. */
  readonly vpcs: number;
  /** Addresses of resources whose size is a reference, which Terraform only reads at apply: they are counted as little as possible. */
  readonly unread: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;
type Resource = ReturnType<typeof resourcesOf>[number];

/**
 * What of these stacks costs by the hour or month, whoever added it: our stacks or a file of overrides. A resource with `count` stands for
 * so many; one with `for_each` for one, since only Terraform knows how many there will be.
 */
export function partsInStacks(stacks: readonly Pick<StackJson, 'resource'>[]): PartsInStacks {
  const resources = stacks.flatMap(resourcesOf).flatMap((one) => Array<Resource>(timesOf(one.body)).fill(one));
  const of = (...types: string[]): Body[] =>
    resources.filter(({ type }) => types.includes(type)).map(({ body }) => body);
  const [databases, vpns] = [of('aws_db_instance'), of('aws_vpn_connection')];
  return {
    clusters: of('aws_eks_cluster').length,
    machines: [
      ...of('aws_eks_node_group').map((body) => nodeGroup(body, resources)),
      ...of('aws_instance').map(instance),
    ],
    vpcs: of('aws_vpc').length,
    natGateways: of('aws_nat_gateway').length,
    addresses: of('aws_eip').length,
    loadBalancers: of('aws_lb').filter((body) => body['load_balancer_type'] === 'network').length,
    endpointZones: of('aws_vpc_endpoint')
      .filter((body) => body['vpc_endpoint_type'] === 'Interface')
      .reduce((sum, body) => sum + lengthOf(body['subnet_ids']), 0),
    resolverAddresses: of('aws_route53_resolver_endpoint').reduce((sum, body) => sum + lengthOf(body['ip_address']), 0),
    attachments:
      of('aws_ec2_transit_gateway_vpc_attachment', 'aws_ec2_transit_gateway_peering_attachment').length +
      vpns.filter((body) => body['transit_gateway_id'] !== undefined).length,
    vpnConnections: vpns.length,
    databases: databases.map(database),
    keys: of('aws_kms_key', 'aws_kms_replica_key').length,
    // RDS and the VPN make secrets of their own.
    secrets:
      of('aws_secretsmanager_secret').length +
      databases.filter((body) => isTrue(body['manage_master_user_password'])).length +
      vpns.filter((body) => body['preshared_key_storage'] === 'SecretsManager').length,
    unread: resources.filter(hasUnreadSize).map(({ address }) => address),
  };
}

function nodeGroup(body: Body, resources: readonly Resource[]): Machines {
  const [launch] = blocksIn(body['launch_template']);
  const template = resources.find(
    ({ type, address }) => type === 'aws_launch_template' && textOf(launch?.['id']).startsWith(`\${${address}.`),
  )?.body;
  const types = textsIn(body['instance_types'] ?? template?.['instance_type']);
  const system = (body['labels'] as Body | undefined)?.[NODES_LABEL] === SYSTEM_LABEL[NODES_LABEL];
  return {
    what: system ? 'System nodes' : `Nodes ${textOf(body['node_group_name'])}`,
    types,
    count: numberOf(blocksIn(body['scaling_config'])[0]?.['desired_size']),
    diskGiB: gp3In(blocksIn(template?.['block_device_mappings']).flatMap(({ ebs }) => blocksIn(ebs))),
    spot: body['capacity_type'] === 'SPOT',
    managed: true,
  };
}

const instance = (body: Body): Machines => ({
  what: 'Instances',
  types: textsIn(body['instance_type']),
  count: 1,
  diskGiB: gp3In([...blocksIn(body['root_block_device']), ...blocksIn(body['ebs_block_device'])]),
  spot: blocksIn(body['instance_market_options']).some(({ market_type }) => market_type === 'spot'),
  managed: false,
});

const database = (body: Body): DatabaseInstance => ({
  engine: textOf(body['engine']),
  instanceClass: textOf(body['instance_class']),
  multiZone: isTrue(body['multi_az']),
  // As the provider does: "The default is 'io1' if 'iops' is specified, 'gp2' if not" (aws_db_instance, `storage_type`).
  storageType: textOf(body['storage_type']) || (body['iops'] === undefined ? 'gp2' : 'io1'),
  storageGiB: numberOf(body['allocated_storage']),
});

const gp3In = (volumes: readonly Body[]): number =>
  volumes
    .filter(({ volume_type }) => volume_type === 'gp3')
    .reduce((sum, { volume_size }) => sum + numberOf(volume_size), 0);

/** Arguments that say how many or how large a priced resource is, by its type; `count` and `for_each` count everywhere. */
const SIZES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['allocated_storage', 'instance_class', 'multi_az'],
  aws_ec2_transit_gateway_vpc_attachment: [],
  aws_eip: [],
  aws_eks_cluster: [],
  aws_eks_node_group: ['scaling_config'],
  aws_instance: ['instance_type'],
  aws_kms_key: [],
  aws_nat_gateway: [],
  aws_secretsmanager_secret: [],
  aws_vpc_endpoint: ['subnet_ids'],
  aws_vpn_connection: [],
};

const hasUnreadSize = ({ type, body }: Resource): boolean => {
  const sizes = SIZES[type];
  return sizes !== undefined && ['count', 'for_each', ...sizes].some((name) => isReference(body[name]));
};

/** Whether Terraform reads a value only at apply. A list is known by its length, whatever is in it. */
const isReference = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('${')
    : typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).some(isReference);

/** How many resources a block makes. */
const timesOf = ({ count }: Body): number => (count === undefined || isReference(count) ? 1 : numberOf(count));

/** Terraform's JSON takes a nested block alone or in a list. */
const blocksIn = (value: unknown): readonly Body[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is Body => typeof one === 'object' && one !== null);

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isTrue = (value: unknown): boolean => value === true || value === 'true';

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Terraform takes a number as text, too. */
const numberOf = (value: unknown): number => (Number.isFinite(Number(value)) ? Number(value) : 0);
