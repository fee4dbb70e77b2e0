import { Eip } from '@cdktf/provider-aws/lib/eip';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { Instance } from '@cdktf/provider-aws/lib/instance';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { describe, expect, it } from 'vitest';
import type { Composition } from '../../../../compose';
import { partsOfEnvironment } from '../../../../config/cost/parts-of-environment';
import type { Environment } from '../../../../config/schema/environment';
import { partsInStacks } from '../../../../synthesis/parts-in-stacks';
import { stacksIn } from '../../../../synthesis/stack-json';
import type { Account } from '../../../../commands/preflight/account';
import type { Check } from '../../../../commands/preflight/check';
import { preflight, type Needed } from '../../../../commands/preflight/preflight';
import { composedHere } from '../../../support/composed-here';
import { cloudOf, FILE, hybrid, parsed, poolOf, type Draft } from '../../../support/drafts';
import { madeUpAccount, roleOf } from './made-up-account';

/** @param override done to what `hybrid`, changed, was composed to; without it nothing is composed, since that takes long */
function run(
  but: Partial<Account> = {},
  change: (draft: Draft) => void = () => undefined,
  override?: (composition: Composition) => void,
): Promise<Check[]> {
  const draft = hybrid();
  change(draft);
  const environment = parsed(draft);
  const { cloud } = environment;
  const plain = partsOfEnvironment(environment);
  if (!cloud || !plain) throw new Error('no cloud half');
  const needed = override ? neededOf(environment, override) : { ...plain, vpcs: 1, unread: [], images: [] };
  return preflight({ ...environment, cloud }, needed, madeUpAccount(but));
}

function neededOf(environment: Environment, override: (composition: Composition) => void): Needed {
  const { app, composition } = composedHere({ file: FILE, environment });
  override(composition);
  return { ...partsInStacks(Object.values(stacksIn(app))), images: [] };
}

const openOf = async (checks: Promise<Check[]>): Promise<string[]> =>
  (await checks).filter(({ verdict }) => verdict !== 'ok').map(({ what, verdict }) => `${what}: ${verdict}`);

const checkOf = async (checks: Promise<Check[]>, what: string): Promise<Check | undefined> =>
  (await checks).find((check) => check.what === what);

const STANDARD = 'Running On-Demand Standard, vCPUs';
const GPU = 'Running On-Demand G and VT, vCPUs';

describe('preflight', () => {
  it('finds nothing to do in an account that has everything', async () => {
    expect(await openOf(run())).toEqual([]);
  });

  it('looks no further in another account', async () => {
    const checks = await run({
      identity: () => Promise.resolve({ account: '999999999999', arn: 'arn:aws:iam::9:root' }),
    });
    expect(checks.map(({ what, verdict }) => [what, verdict])).toEqual([['AWS account', 'lack']]);
  });

  it('refuses a role that is not among the admins', async () => {
    const role = () => Promise.resolve(roleOf('arn:aws:iam::123456789012:role/Other'));
    expect((await checkOf(run({ role }), 'Deploying role'))?.verdict).toBe('lack');
  });

  it('finds the path of a role that its session leaves out', async () => {
    const arn = 'arn:aws:iam::123456789012:role/team/PlatformAdmin';
    const checks = run({ role: () => Promise.resolve(roleOf(arn)) }, (draft) => (cloudOf(draft).admins = [arn]));
    expect((await checkOf(checks, 'Deploying role'))?.verdict).toBe('ok');
  });

  it('refuses a user, who can be no admin of the cluster', async () => {
    const identity = () => Promise.resolve({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/me' });
    expect(await checkOf(run({ identity }), 'Deploying role')).toMatchObject({ have: 'user/me', verdict: 'lack' });
  });

  it('says which zones of this account have a family', async () => {
    expect(await checkOf(run(), 'Pool pipeline, zones with g6')).toMatchObject({
      have: 'a',
      need: 'a',
      verdict: 'ok',
    });
  });

  it.each([
    ['us-east-1', 'e', 'use1-az3'],
    ['us-west-1', 'a', 'usw1-az2'],
    ['ca-central-1', 'd', 'cac1-az3'],
  ])(
    'refuses a zone of %s in which EKS makes no control plane, whatever its letter (pulumi-eks#1401)',
    async (...zone) => {
      const [region, letter, id] = zone;
      const zones = [
        { name: `${region}b`, id: `${id.slice(0, -1)}9` },
        { name: `${region}${letter}`, id },
      ];
      const checks = run({ zones: () => Promise.resolve(zones) }, (draft) => {
        cloudOf(draft).region = region;
        cloudOf(draft).network.zones = ['b', letter];
      });
      expect((await checkOf(checks, 'Zone b for the control plane'))?.verdict).toBe('ok');
      expect(await checkOf(checks, `Zone ${letter} for the control plane`)).toMatchObject({
        have: id,
        need: 'b',
        verdict: 'lack',
      });
    },
  );

  it('refuses a zone that this account does not have', async () => {
    const zones = [{ name: 'ap-northeast-2a', id: 'apne2-az1' }];
    const checks = run({ zones: () => Promise.resolve(zones) });
    expect(await checkOf(checks, 'Zone c for the control plane')).toMatchObject({ have: 'none', verdict: 'lack' });
  });

  it('misses an admin that is no role, and one that has a path (terraform-aws-eks#2969)', async () => {
    const here = 'arn:aws:iam::123456789012:role';
    const role = (name: string): ReturnType<Account['role']> =>
      Promise.resolve(name === 'Gone' ? undefined : roleOf(`${here}/${name === 'Moved' ? 'team/' : ''}${name}`));
    const checks = run({ role }, (draft) => {
      cloudOf(draft).admins = [`${here}/PlatformAdmin`, `${here}/Gone`, `${here}/Moved`];
    });
    expect(await openOf(checks)).toEqual(['Admin Gone: lack', 'Admin Moved: lack']);
    expect((await checkOf(checks, 'Admin Moved'))?.have).toBe('role/team/Moved');
  });

  it('does not ask for admins of another account', async () => {
    const other = 'arn:aws:iam::210987654321:role/Other';
    const checks = await run({}, (draft) => void cloudOf(draft).admins.push(other));
    expect(checks.filter(({ what }) => what.startsWith('Admin'))).toEqual([]);
  });

  it("refuses a family that none of the pool's zones has, and takes it where one of them has it", async () => {
    const offers: Account['offers'] = (types) =>
      Promise.resolve(types.map((type) => ({ type, zone: 'ap-northeast-2c' })));
    expect(await openOf(run({ offers }))).toEqual([
      'Pool pipeline, zones with g6: lack',
      'Pool pipeline, zones with g5: lack',
    ]);
  });

  it('counts no zone that has only sizes beyond the limit', async () => {
    const offers: Account['offers'] = () => Promise.resolve([{ type: 'g6.12xlarge', zone: 'ap-northeast-2a' }]);
    expect(await openOf(run({ offers }))).toContain('Pool serving, zones with g6: lack');
  });

  it('asks for every quota that is too small, with the command', async () => {
    const checks = run({ quota: () => Promise.resolve(0) });
    expect(await openOf(checks)).toEqual([
      `${STANDARD}: lack`,
      `${GPU}: lack`,
      'All G and VT Spot, vCPUs: lack',
      'Elastic IPs: lack',
      'VPCs: lack',
    ]);
    expect((await checkOf(checks, GPU))?.todo.at(-1)).toMatch(/--quota-code L-DB2E81BA --desired-value 40$/);
  });

  it('subtracts what others run from a quota, and adds it to what is asked for', async () => {
    const instances = () =>
      Promise.resolve([{ type: 'm5.24xlarge', vcpus: 96, capacity: 'on-demand' as const, tags: {} }]);
    const check = await checkOf(run({ instances }), STANDARD);
    expect(check).toMatchObject({ have: '100, 96 in use', need: '38', verdict: 'lack' });
    expect(check?.todo.at(-1)).toMatch(/--desired-value 134$/);
  });

  it('does not hold against the environment what it runs itself', async () => {
    const tags = { 'landbridge:environment': 'hybrid' };
    const instances = () => Promise.resolve([{ type: 'm5.24xlarge', vcpus: 96, capacity: 'on-demand' as const, tags }]);
    expect((await checkOf(run({ instances }), STANDARD))?.verdict).toBe('ok');
  });

  it('counts Elastic IPs of others', async () => {
    const checks = run({ quota: () => Promise.resolve(5), addresses: () => Promise.resolve(Array(5).fill({})) });
    expect((await checkOf(checks, 'Elastic IPs'))?.verdict).toBe('lack');
  });

  it('counts an Elastic IP for each zone where there are NAT gateways in all', async () => {
    const checks = run({ quota: () => Promise.resolve(2) }, (draft) => (cloudOf(draft).network.nat = 'per-zone'));
    expect(await checkOf(checks, 'Elastic IPs')).toMatchObject({ need: '3', verdict: 'lack' });
  });

  it('counts what overrides add: a node, an instance, an Elastic IP, a VPC', async () => {
    const nothing = { quota: () => Promise.resolve(0) };
    const checks = run(nothing, undefined, ({ cloud }) => {
      if (!cloud) throw new Error('no cloud half');
      cloud.cluster.node.findAll().forEach((construct) => {
        if (construct instanceof EksNodeGroup) construct.addOverride('scaling_config.desired_size', 3);
      });
      new Instance(cloud.network, 'bastion', { ami: 'ami-0a', instanceType: 't4g.large' });
      new Eip(cloud.network, 'second', { domain: 'vpc' });
      new Vpc(cloud.network, 'other', { cidrBlock: '10.9.0.0/16' });
    });
    expect((await checkOf(checks, 'Elastic IPs'))?.need).toBe('2');
    expect((await checkOf(checks, 'VPCs'))?.need).toBe('2');
    // (3 + 1) × 2, the instance's 2, and the general pool's 32.
    expect(await checkOf(checks, STANDARD)).toMatchObject({ need: '42' });
  });

  it('misses a pool whose families have more GPUs than it may hold', async () => {
    const shapes = ['g6.xlarge', 'g5.xlarge'].map((type) => ({ type, vcpus: 4, gpus: 1 }));
    const familyTypes = () => Promise.resolve([...shapes, { type: 'p5.48xlarge', vcpus: 192, gpus: 8 }]);
    const checks = run({ familyTypes }, (draft) => {
      Object.assign(poolOf(draft, 'serving'), { families: ['p5'] });
    });
    expect(await openOf(checks)).toEqual(['Pool serving, GPUs of one p5: lack']);
    expect((await checks).find(({ verdict }) => verdict === 'lack')?.have).toBe('8 or more');
  });

  it('misses a system type that the region does not have', async () => {
    expect(await openOf(run({ types: () => Promise.resolve([]) }))).toContain('Instance type m7g.large: lack');
  });

  it('misses the spot role only where a pool uses spot', async () => {
    const role = (name: string) =>
      Promise.resolve(name.includes('Spot') ? undefined : roleOf(`arn:aws:iam::123456789012:role/${name}`));
    expect(await openOf(run({ role }))).toEqual(['Spot service-linked role: lack']);
    const noSpot = run({ role }, (draft) => (poolOf(draft).capacity = ['on-demand']));
    expect(await openOf(noSpot)).toEqual([]);
  });

  it("refuses to make a spot role that is there already, unless it is this environment's", async () => {
    const create = (draft: Draft) => void (cloudOf(draft).spotServiceLinkedRole = 'create');
    expect(await openOf(run({}, create))).toEqual(['Spot service-linked role: lack']);
    const own = (name: string) =>
      Promise.resolve({
        ...roleOf(`arn:aws:iam::123456789012:role/${name}`),
        tags: { 'landbridge:environment': 'hybrid' },
      });
    expect(await openOf(run({ role: own }, create))).toEqual([]);
  });

  it('misses the public zone', async () => {
    expect(await openOf(run({ hasPublicZone: () => Promise.resolve(false) }))).toEqual(['DNS zone acme.example: lack']);
  });

  it('is not satisfied where AWS gives no answer, and goes on with the rest', async () => {
    const checks = run({ vpcs: () => Promise.reject(new Error('not authorized')) });
    expect(await openOf(checks)).toEqual(['Room for the network: unknown']);
    expect((await checks).at(-1)?.what).toBe('DNS zone acme.example');
  });

  it('is not satisfied by a quota that AWS does not know', async () => {
    const quota = (_: string, code: string) => Promise.resolve(code === 'L-1216C47A' ? undefined : 100);
    expect(await openOf(run({ quota }))).toEqual([`${STANDARD}: unknown`]);
  });
});
