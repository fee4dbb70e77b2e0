import { describe, expect, it } from 'vitest';
import { environments } from '../../support/environments';
import { holds, refuses, worldOf, type World } from '../../support/intent/check';
import { openApi, openIngress, publicResources, strayDatabases } from '../../support/intent/exposure';
import type { JsonObject } from '../../support/stack-json';
import { synthesized } from '../../support/synthesized';

const all = environments().map(({ environment }) => environment);

/** Resources in a stack of `environment`. */
const inEnvironment = (environment: string, bodies: Readonly<Record<string, JsonObject>>): World =>
  worldOf(bodies, { provider: { aws: [{ default_tags: [{ tags: { 'landbridge:environment': environment } }] }] } });

describe('security groups let in only the own networks of the environment', () => {
  const rule = (body: JsonObject): World => inEnvironment('hybrid', { 'aws_vpc_security_group_ingress_rule.r': body });
  refuses(openIngress(all), {
    'the world': [rule({ cidr_ipv4: '0.0.0.0/0' }), ['r: lets in 0.0.0.0/0']],
    'the world by IPv6': [rule({ cidr_ipv6: '::/0' }), ['r: lets in ::/0']],
    'a larger network than its own': [rule({ cidr_ipv4: '10.0.0.0/8' }), ['r: lets in 10.0.0.0/8']],
    'the network of pods on a site': [rule({ cidr_ipv4: '10.21.0.0/16' }), ['r: lets in 10.21.0.0/16']],
    'the world, inside of a group': [
      inEnvironment('hybrid', { 'aws_security_group.g': { ingress: [{ cidr_blocks: ['10.0.0.0/16', '0.0.0.0/0'] }] } }),
      ['g: lets in 0.0.0.0/0'],
    ],
    'the world, in the old kind of rule': [
      inEnvironment('hybrid', { 'aws_security_group_rule.o': { type: 'ingress', cidr_blocks: ['0.0.0.0/0'] } }),
      ['o: lets in 0.0.0.0/0'],
    ],
  });
  holds(openIngress(all), synthesized);
});

describe('the Kubernetes API answers from where the environment says', () => {
  const cluster = (environment: string, vpc: JsonObject): World =>
    inEnvironment(environment, { 'aws_eks_cluster.c': { vpc_config: [vpc] } });
  refuses(openApi(all), {
    'another network': [
      cluster('hybrid', { endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24', '198.51.100.0/24'] }),
      ['answers to 198.51.100.0/24,203.0.113.0/24'],
    ],
    'what the provider does unasked': [cluster('hybrid', {}), ['answers to 0.0.0.0/0']],
    'a public API where it is to be private': [
      cluster('cloud-only', { endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/24'] }),
      ['answers to 203.0.113.0/24'],
    ],
  });
  holds(openApi(all), synthesized);
});

describe('nothing else is public', () => {
  refuses(publicResources, {
    'a bucket without the block': [worldOf({ 'aws_s3_bucket.b': {} }), ['b: public access is not blocked']],
    'a bucket with three of four blocks': [
      worldOf({
        'aws_s3_bucket.b': {},
        'aws_s3_bucket_public_access_block.p': {
          bucket: '${aws_s3_bucket.b.id}',
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: false,
        },
      }),
      ['b: public access is not blocked'],
    ],
    'an address that is not of a NAT gateway': [worldOf({ 'aws_eip.e': {} }), ['e: is a public address']],
    'a subnet that gives addresses away': [
      worldOf({ 'aws_subnet.s': { map_public_ip_on_launch: true } }),
      ['s: map_public_ip_on_launch is on'],
    ],
    'a template whose machines get addresses': [
      worldOf({ 'aws_launch_template.t': { network_interfaces: [{ associate_public_ip_address: 'true' }] } }),
      ['t: associate_public_ip_address is on'],
    ],
    'a database': [worldOf({ 'aws_db_instance.d': { publicly_accessible: true } }), ['d: publicly_accessible is on']],
    'a load balancer': [worldOf({ 'aws_lb.l': {} }), ['l: is public']],
  });
  holds(publicResources, synthesized);
});

describe('the database is only ever in the cloud', () => {
  refuses(strayDatabases, {
    'one in another stack': [worldOf({ 'aws_db_instance.d': {} }), ['d: is a database outside']],
  });
  holds(strayDatabases, synthesized);

  it('no site is told of one', () => {
    const { rendered } = synthesized();
    const ofSites = Object.keys(rendered).filter((path) => /^[^/]+\/(onprem|gitops)\//.test(path));

    expect(ofSites.filter((path) => /postgres|mysql|mongo/i.test(rendered[path] ?? ''))).toEqual([]);
  });

  it('an environment without a cloud has no stack to hold one', () => {
    const without = all.filter(({ cloud }) => cloud === undefined).map(({ name }) => name);

    expect(without).not.toEqual([]);
    expect(Object.keys(synthesized().stacks).filter((id) => without.some((name) => id.startsWith(`${name}-`)))).toEqual(
      [],
    );
  });
});
