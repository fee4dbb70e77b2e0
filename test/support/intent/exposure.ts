import { Netmask } from 'netmask';
import type { Environment } from '../../../config/schema/environment';
import { environmentOf, list, resources, type Block, type Json, type JsonObject } from '../stack-json';
import { offender, type Check, type World } from './check';
import { referring } from './encryption';

const flatStrings = (value: Json | undefined): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap((each: Json) => flatStrings(each)) : [];

const CIDR_ARGUMENTS = [
  'cidr_ipv4',
  'cidr_ipv6',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_id',
  'prefix_list_ids',
];

const sourcesOf = (rule: JsonObject): string[] => CIDR_ARGUMENTS.flatMap((argument) => flatStrings(rule[argument]));

/** What a security group lets in, in all three ways of Terraform to say it. */
const ingressOf = ({ type, body }: Block): string[] => {
  if (type === 'aws_vpc_security_group_ingress_rule') return sourcesOf(body);
  if (type === 'aws_security_group_rule') return body['type'] === 'ingress' ? sourcesOf(body) : [];
  const groups = ['aws_security_group', 'aws_default_security_group'];
  return groups.includes(type) ? list(body, 'ingress').flatMap(sourcesOf) : [];
};

const within = (cidr: string, networks: readonly string[]): boolean =>
  /^[\d.]+\/\d+$/.test(cidr) && networks.some((network) => new Netmask(network).contains(cidr));

const environmentAt = (
  world: World,
  { stack }: Block,
  environments: readonly Environment[],
): Environment | undefined => {
  const json = world.stacks[stack];
  return environments.find(({ name }) => json && name === environmentOf(json));
};

/** Security groups let in only the environment's own networks: the VPC and the nodes of its sites. */
export const openIngress =
  (environments: readonly Environment[]): Check =>
  (world) =>
    resources(world).flatMap((block) => {
      const sources = ingressOf(block);
      if (sources.length === 0) return [];
      const environment = environmentAt(world, block, environments);
      const own = [
        environment?.cloud?.network.vpcCidr,
        ...Object.values(environment?.sites ?? {}).map((site) => site.network.nodeCidr),
      ];
      const networks = own.filter((network) => network !== undefined);
      return sources.filter((cidr) => !within(cidr, networks)).map((cidr) => offender(block, `lets in ${cidr}`));
    });

/** The Kubernetes API answers from where the environment says, and from nowhere else. */
export const openApi =
  (environments: readonly Environment[]): Check =>
  (world) =>
    resources(world, 'aws_eks_cluster').flatMap((block) => {
      const api = environmentAt(world, block, environments)?.cloud?.api;
      const wanted = api === undefined || api === 'private' ? [] : [...api.publicFrom].sort();
      return list(block.body, 'vpc_config').flatMap((vpc) => {
        // Both default to the whole world.
        const isPublic = vpc['endpoint_public_access'] !== false;
        const from = isPublic ? flatStrings(vpc['public_access_cidrs'] ?? '0.0.0.0/0').sort() : [];
        return from.join() === wanted.join() ? [] : [offender(block, `the API answers to ${from.join() || 'nobody'}`)];
      });
    });

const unblocked: Check = (world) =>
  resources(world, 'aws_s3_bucket')
    .filter(
      (block) =>
        !referring(world, block, 'aws_s3_bucket_public_access_block', 'bucket').some(({ body }) =>
          ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].every(
            (argument) => body[argument] === true,
          ),
        ),
    )
    .map((block) => offender(block, 'public access is not blocked in all four ways'));

const strayAddresses: Check = (world) =>
  resources(world, 'aws_eip')
    .filter((block) => referring(world, block, 'aws_nat_gateway', 'allocation_id').length === 0)
    .map((block) => offender(block, 'is a public address of something other than a NAT gateway'));

const yes = (value: Json | undefined): boolean => value === true || value === 'true';

/** Arguments that give a public address. */
const PUBLIC_ARGUMENTS = ['publicly_accessible', 'map_public_ip_on_launch', 'associate_public_ip_address'];

const publicArguments: Check = (world) =>
  resources(world).flatMap((block) =>
    [block.body, ...list(block.body, 'network_interfaces')].flatMap((body) =>
      PUBLIC_ARGUMENTS.filter((argument) => yes(body[argument])).map((argument) =>
        offender(block, `${argument} is on`),
      ),
    ),
  );

const publicKinds: Check = (world) =>
  resources(world)
    .filter(
      ({ type, body }) => type.startsWith('aws_ecrpublic_') || (/^aws_a?lb$/.test(type) && body['internal'] !== true),
    )
    .map((block) => offender(block, 'is public'));

/** Nothing has a public address or answers to strangers in any other way. */
export const publicResources: Check = (world) =>
  [unblocked, strayAddresses, publicArguments, publicKinds].flatMap((check) => check(world));

const DATABASE = /^aws_(db|rds|docdb|neptune|dynamodb|elasticache|memorydb|redshift)_/;

/** Databases are in the stack `<env>-database` and in no other. */
export const strayDatabases: Check = (world) =>
  resources(world)
    .filter(({ type }) => DATABASE.test(type))
    .filter(({ stack }) => !stack.endsWith('-database'))
    .map((block) => offender(block, 'is a database outside the database stack'));
