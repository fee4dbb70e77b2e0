import { describe, expect, it } from '@jest/globals';
import { quantities } from '../../../../config/cost/quantities';
import { cloudOf, cloudOnly, hybrid, onpremOnly, parsed, twoSites, type Draft } from '../../../support/drafts';
import { synthesized } from '../../../support/synthesized';
import { synthesizedWith } from '../../../support/synthesized-with';
import { resources, type Block, type Synthesized } from '../../../support/stack-json';

/** With everything on that costs by the hour. */
function lavish(): Draft {
  const draft = { ...twoSites(), terraformState: 'local' as const };
  const cloud = cloudOf(draft);
  Object.assign(cloud.system, { os: 'al2023', count: 3 });
  Object.assign(cloud.network, {
    nat: 'per-zone',
    interfaceEndpoints: ['sts', 'ecr.api'],
    resolverEndpoint: 'inbound',
  });
  return draft;
}

type Count = (synth: Synthesized) => number;

const sum = (blocks: readonly Block[], of: (body: Block['body']) => unknown): number =>
  blocks.reduce((total, { body }) => total + Number(of(body)), 0);

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

const count =
  (type: string): Count =>
  (synth) =>
    resources(synth, type).length;

/** What Terraform's JSON has of each priced thing, by the key of its price. */
const COUNTS: Readonly<Record<string, Count>> = {
  'eks.cluster': count('aws_eks_cluster'),
  'ec2.m7g.large': (synth) => nodes(synth),
  'ebs.gp3': (synth) => nodes(synth) * gib(synth),
  'nat.hour': count('aws_nat_gateway'),
  'ipv4.address': count('aws_eip'),
  'vpce.interface.az': (synth) =>
    sum(
      resources(synth, 'aws_vpc_endpoint').filter(({ body }) => body['vpc_endpoint_type'] === 'Interface'),
      (body) => lengthOf(body['subnet_ids']),
    ),
  'r53resolver.eni': (synth) =>
    sum(resources(synth, 'aws_route53_resolver_endpoint'), (body) => lengthOf(body['ip_address'])),
  'tgw.attachment': (synth) =>
    count('aws_ec2_transit_gateway_vpc_attachment')(synth) +
    resources(synth, 'aws_vpn_connection').filter(({ body }) => body['transit_gateway_id'] !== undefined).length,
  'vpn.connection': count('aws_vpn_connection'),
  'rds.postgres.db.t4g.medium.multi': (synth) => databases(synth, 'db.t4g.medium'),
  'rds.postgres.db.m7g.large.multi': (synth) => databases(synth, 'db.m7g.large'),
  'rds.gp3.multi': (synth) => sum(resources(synth, 'aws_db_instance'), (body) => body['allocated_storage']),
  'kms.key': count('aws_kms_key'),
  'secretsmanager.secret': (synth) =>
    count('aws_secretsmanager_secret')(synth) +
    resources(synth, 'aws_db_instance').filter(({ body }) => body['manage_master_user_password'] === true).length +
    resources(synth, 'aws_vpn_connection').filter(({ body }) => body['preshared_key_storage'] === 'SecretsManager')
      .length,
};

const nodes: Count = (synth) =>
  sum(resources(synth, 'aws_eks_node_group'), (body) => {
    const scaling = body['scaling_config'] as { readonly desired_size: number };
    return scaling.desired_size;
  });

const gib: Count = (synth) =>
  sum(resources(synth, 'aws_launch_template'), (body) => {
    const mappings = body['block_device_mappings'] as unknown as readonly {
      readonly ebs: { readonly volume_type: string; readonly volume_size: number };
    }[];
    return mappings.reduce((total, { ebs }) => total + (ebs.volume_type === 'gp3' ? ebs.volume_size : 0), 0);
  });

const databases = (synth: Synthesized, instanceClass: string): number =>
  resources(synth, 'aws_db_instance').filter(
    ({ body }) => body['instance_class'] === instanceClass && body['multi_az'] === true,
  ).length;

/** What the test run's synth made for one environment. */
const ofFixture = (name: string): Synthesized => {
  const { stacks, rendered } = synthesized();
  return { stacks: Object.fromEntries(Object.entries(stacks).filter(([id]) => id.startsWith(`${name}-`))), rendered };
};

describe('quantities', () => {
  it.each([
    ['hybrid', hybrid(), () => ofFixture('hybrid')],
    ['cloud-only', cloudOnly(), () => ofFixture('cloud-only')],
    ['an environment with everything on', lavish(), () => synthesizedWith(lavish())],
  ])('counts for %s what Terraform gets', (_, draft, made) => {
    const synth = made();
    const counted = Object.entries(COUNTS)
      .map(([price, countIn]) => [price, countIn(synth)] as const)
      .filter(([, found]) => found > 0);

    const reckoned = quantities(parsed(draft)).map(({ price, count: n }) => [price, n] as const);

    expect(Object.fromEntries(reckoned)).toEqual(Object.fromEntries(counted));
  });

  it('has nothing without a cloud half', () => {
    expect(quantities(parsed(onpremOnly()))).toEqual([]);
  });
});
