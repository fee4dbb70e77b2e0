import { describe, expect, it } from 'vitest';
import { defineEnvironment } from '../../../config/define-environment';
import { checked } from '../../support/drafts';

const network = { vpcCidr: '10.0.0.0/16', zones: ['a', 'b'] };
const cloud = {
  account: '123456789012',
  region: 'ap-northeast-2',
  network,
  serviceCidr: '172.20.0.0/16',
  api: { publicFrom: ['203.0.113.0/24'] },
  admins: ['arn:aws:iam::123456789012:role/PlatformAdmin'],
  system: { instanceTypes: ['m7g.large'], count: 2 },
};
const site = {
  network: {
    nodeCidr: '10.20.0.0/24',
    podCidr: '10.21.0.0/16',
    serviceCidr: '10.22.0.0/16',
    vipRange: '10.20.0.208/28',
  },
  controlPlane: { vip: '10.20.0.10', hosts: { cp1: '10.20.0.11' } },
};
const pair = { zone: 'a', sizeTiB: 1 };
const serving = { use: 'serving' as const, families: ['g6'], maxGpus: 2 };
const repository = { url: 'git@github.com:acme/platform.git', revision: 'main' };
const whole = { name: 'typed', repository, terraformState: 'local' as const };

const errors = (environment: unknown): string[] =>
  checked(environment)
    .faults.filter(({ severity }) => severity === 'error')
    .map(({ path }) => path.join('.'));

/**
 * What the compiler refuses: each `@ts-expect-error` fails `npm run typecheck` once there is nothing to refuse below it. What
 * loading would say of the same mistake is asserted too, because a name made at run time passes the compiler.
 */
describe('defineEnvironment refuses while it is written, and loading refuses too,', () => {
  it('a key that is not known', () => {
    // @ts-expect-error no such key
    const environment = defineEnvironment({ ...whole, sites: { seoul: site }, colour: 'red' });
    expect(errors(environment)).toEqual(['colour']);
  });

  it('a key that is not known deep inside', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error `cloud.network` has no such key
      cloud: { ...cloud, network: { ...network, vpcCdir: '10.0.0.0/16' } },
    });
    expect(errors(environment)).toEqual(['cloud.network.vpcCdir']);
  });

  it('a writer that is no site', () => {
    const environment = defineEnvironment({
      ...whole,
      cloud,
      sites: { seoul: site },
      // @ts-expect-error did you mean 'seoul'?
      storage: { maps: { ...pair, writers: { datasets: 'seul' } } },
    });
    expect(errors(environment)).toEqual(['storage.maps.writers.datasets']);
  });

  it('a pool that reads no pair', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error did you mean 'maps'?
      cloud: { ...cloud, gpuPools: { serving: { ...serving, capacity: ['on-demand'], storage: 'mapps' } } },
      storage: { maps: { ...pair, writers: { datasets: 'cloud' } } },
    });
    expect(errors(environment)).toEqual(['cloud.gpuPools.serving.storage']);
  });

  it('a pool that reads a pair where there is none', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error there is no storage
      cloud: { ...cloud, gpuPools: { serving: { ...serving, capacity: ['on-demand'], storage: 'maps' } } },
    });
    expect(errors(environment)).toEqual(['cloud.gpuPools.serving.storage']);
  });

  it('a capacity that EC2 does not sell', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error 'spot' or 'on-demand'
      cloud: { ...cloud, gpuPools: { serving: { ...serving, capacity: ['cheap'] } } },
    });
    expect(errors(environment)).toEqual(['cloud.gpuPools.serving.capacity.0']);
  });

  it('a pool of families and types', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error one of the two
      cloud: { ...cloud, gpuPools: { serving: { ...serving, instanceTypes: ['g6.xlarge'] } } },
    });
    expect(errors(environment)).toEqual(['cloud.gpuPools.serving.instanceTypes']);
  });

  it('a pool of neither', () => {
    const environment = defineEnvironment({
      ...whole,
      // @ts-expect-error one of the two
      cloud: { ...cloud, gpuPools: { serving: { use: 'serving', maxGpus: 2 } } },
    });
    expect(errors(environment)).toEqual(['cloud.gpuPools.serving.families']);
  });

  it('a value of another type', () => {
    // @ts-expect-error a number is wanted here
    const environment = defineEnvironment({ ...whole, cloud: { ...cloud, system: { ...cloud.system, count: '2' } } });
    expect(errors(environment)).toEqual(['cloud.system.count']);
  });

  it('a reach of the API that nobody chose', () => {
    const { api, ...silent } = cloud;
    // @ts-expect-error `api` has no default
    const environment = defineEnvironment({ ...whole, cloud: silent });
    expect(api).toBeDefined();
    expect(errors(environment)).toEqual(['cloud.api']);
  });

  it('a reach of the API in other words', () => {
    // @ts-expect-error 'private', or { publicFrom: [ … ] }
    const environment = defineEnvironment({ ...whole, cloud: { ...cloud, api: 'public' } });
    expect(errors(environment)).toEqual(['cloud.api']);
  });

  it('a place for the state that there is not', () => {
    // @ts-expect-error 'local' or 's3'
    const environment = defineEnvironment({ ...whole, terraformState: 'gcs', sites: { seoul: site } });
    expect(errors(environment)).toEqual(['terraformState']);
  });

  it('a site without a network', () => {
    // @ts-expect-error `network` is required
    const environment = defineEnvironment({ ...whole, sites: { seoul: { controlPlane: site.controlPlane } } });
    expect(errors(environment)).toEqual(['sites.seoul.network']);
  });

  it('one tunnel of two', () => {
    const environment = defineEnvironment({
      ...whole,
      cloud,
      // @ts-expect-error two networks
      sites: { seoul: { ...site, vpn: { peer: '203.0.113.10', asn: 65010, tunnelInsideCidrs: ['169.254.20.0/30'] } } },
    });
    expect(errors(environment)).toEqual(['sites.seoul.vpn.tunnelInsideCidrs']);
  });

  it('an environment without a name', () => {
    // @ts-expect-error `name` is required
    const environment = defineEnvironment({ repository, terraformState: 'local', sites: { seoul: site } });
    expect(errors(environment)).toEqual(['name']);
  });
});

describe('defineEnvironment takes names that are made at run time', () => {
  const names: readonly string[] = ['seoul'];

  it('of sites, and any writer then', () => {
    const sites = Object.fromEntries(names.map((name) => [name, site]));
    const writers = Object.fromEntries(names.map((name) => [`from-${name}`, name]));

    const environment = defineEnvironment({ ...whole, cloud, sites, storage: { maps: { ...pair, writers } } });

    expect(errors(environment)).toEqual([]);
  });

  it('of pairs, and any reader then', () => {
    const storage = Object.fromEntries(
      ['maps'].map((name) => [name, { ...pair, writers: { datasets: 'cloud' as const } }]),
    );
    const gpuPools = { serving: { ...serving, capacity: ['on-demand' as const], storage: ['maps'].join('') } };

    const environment = defineEnvironment({ ...whole, cloud: { ...cloud, gpuPools }, storage });

    expect(errors(environment)).toEqual([]);
  });

  it('spread beside a written one', () => {
    const more: Record<string, typeof site> = {};

    const environment = defineEnvironment({
      ...whole,
      cloud,
      sites: { seoul: site, ...more },
      storage: { maps: { ...pair, writers: { datasets: 'seoul' } } },
    });

    expect(errors(environment)).toEqual([]);
  });
});
