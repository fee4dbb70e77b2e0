import { describe, expect, it } from 'vitest';
import { cloudOf, cloudOnly, hybrid } from '../../../../support/drafts';
import { everyOption } from '../../../../proofs/support/every-option';
import { asked, gpuPoolOf, poolsOf, told } from './pools-of';

const FAMILY = 'karpenter.k8s.aws/instance-family';

describe('the general pool', () => {
  const { general } = poolsOf();

  it('takes whatever asks for nothing special', () => {
    expect(general.nodePool.spec.template.spec).not.toHaveProperty('taints');
    expect(general.nodePool.spec.template.metadata?.labels).toEqual({ 'landbridge/nodes': 'general' });
  });

  it('starts from zero and ends at its vCPUs', () => {
    expect(general.nodePool.spec).not.toHaveProperty('replicas');
    expect(general.nodePool.spec.limits).toEqual({ cpu: 32 });
  });

  it('has no accelerators', () => {
    expect(asked(general, 'karpenter.k8s.aws/instance-gpu-count')).toEqual([['DoesNotExist']]);
    expect(asked(general, 'karpenter.k8s.aws/instance-accelerator-count')).toEqual([['DoesNotExist']]);
  });

  it.each([
    ['m7g.large', 'arm64', 'm7g'],
    ['m7i.large', 'amd64', 'm7i'],
  ])('runs what runs on system nodes of %s', (type, architecture, family) => {
    const pools = poolsOf((draft) => (cloudOf(draft).system.instanceTypes = [type]));

    expect(asked(pools.general, 'kubernetes.io/arch')).toEqual([['In', architecture]]);
    expect(asked(pools.general, FAMILY)).toEqual([expect.arrayContaining(['In', family])]);
  });

  it('is what the environment says of it', () => {
    const { general: own } = poolsOf(
      (draft) =>
        (cloudOf(draft).generalPool = { families: ['c7i'], capacity: ['spot'], maxCpus: 8, zones: ['b'], diskGiB: 40 }),
    );

    expect(asked(own, FAMILY)).toEqual([['In', 'c7i']]);
    expect(asked(own, 'kubernetes.io/arch')).toEqual([['In', 'amd64']]);
    expect(asked(own, 'karpenter.sh/capacity-type')).toEqual([['In', 'spot']]);
    expect(asked(own, 'topology.kubernetes.io/zone')).toEqual([['In', 'ap-northeast-2b']]);
    expect(own.nodePool.spec.limits).toEqual({ cpu: 8 });
    expect(own.nodeClass.spec.blockDeviceMappings?.[0]?.ebs?.volumeSize).toBe('40Gi');
  });

  it('goes when it is empty or underused, a tenth at a time, and is made anew each month', () => {
    expect(general.nodePool.spec.disruption).toEqual({
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: '5m',
      budgets: [{ nodes: '10%' }],
    });
    expect(general.nodePool.spec.template.spec.expireAfter).toBe('720h');
  });
});

describe('the pools of an environment', () => {
  const [everything] = everyOption();

  it.each([
    ['hybrid', hybrid()],
    ['cloud-only', cloudOnly()],
    ['every-option', everything?.environment ?? hybrid()],
  ])('are sound: %s', (_name, draft) => {
    expect(told(poolsOf(undefined, structuredClone(draft)))).toEqual([]);
  });

  it('are classes before pools, each by name, whatever the order in the file', () => {
    const reversed = poolsOf((draft) => {
      const cloud = cloudOf(draft);
      cloud.gpuPools = Object.fromEntries(Object.entries(cloud.gpuPools ?? {}).reverse());
    });

    expect(poolsOf().manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      ...['general', 'pipeline', 'serving'].map((name) => `EC2NodeClass ${name}`),
      ...['general', 'pipeline', 'serving'].map((name) => `NodePool ${name}`),
    ]);
    expect(reversed.manifests).toEqual(poolsOf().manifests);
  });

  it('drain as long as the one that takes longest', () => {
    expect(poolsOf().longestDrainMinutes).toBe(13 * 60);
    expect(poolsOf(undefined, cloudOnly()).longestDrainMinutes).toBe(24 * 60);
  });

  it('have those too that code adds', () => {
    const pools = poolsOf();
    pools.addGpuPool('night', { use: 'training', families: ['p5'], maxGpus: 8 });
    pools.addGeneralPool('builds', { maxCpus: 16 });

    expect(pools.manifests.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(['night', 'builds', 'general', 'pipeline', 'serving']),
    );
    expect(pools.longestDrainMinutes).toBe(24 * 60);
    expect(told(pools)).toEqual([]);
  });
});

describe('an override', () => {
  it('replaces keys of the specs and leaves the others', () => {
    const pools = poolsOf();
    const pool = gpuPoolOf(pools);
    pool.override({ nodeClass: { detailedMonitoring: true }, nodePool: { limits: { 'nvidia.com/gpu': 4, cpu: 64 } } });

    expect(pool.nodeClass.spec).toMatchObject({ detailedMonitoring: true, role: 'hybrid-karpenter-node' });
    expect(pool.nodePool.spec).toMatchObject({ limits: { 'nvidia.com/gpu': 4, cpu: 64 }, template: {} });
    expect(pools.manifests).toContain(pool.nodePool);
    expect(told(pools)).toEqual([]);
  });

  it('that breaks something is told with all else that is broken: place, value, rule and fix', () => {
    const pools = poolsOf();
    gpuPoolOf(pools).override({
      nodeClass: { tags: { 'karpenter.sh/nodepool': 'mine' } },
      nodePool: { limits: { cpu: 64 }, replicas: 2 },
    });
    gpuPoolOf(pools, 'serving').override({ nodePool: { weight: 200 } });

    expect(told(pools)).toEqual([
      expect.stringMatching(
        /^error: EC2NodeClass\.spec\.tags\.karpenter\.sh\/nodepool\n {2}value {2}'mine'\n.* {2}fix {4}remove it/s,
      ),
      expect.stringMatching(/^error: NodePool\.spec\.replicas\n {2}value {2}2\n {2}rule {3}pools start from zero/),
      expect.stringMatching(/^error: NodePool\.spec\.limits\.cpu\n {2}value {2}64\n/),
      expect.stringMatching(/^error: NodePool\.spec\.limits\.nvidia\.com\/gpu\n {2}value {2}\(missing\)\n.*write/s),
      expect.stringMatching(
        /^error: NodePool\.spec\.weight\n {2}value {2}200\n {2}rule {3}a whole number from 1 to 100/,
      ),
    ]);
  });

  it('that breaks an added pool is told too', () => {
    const pools = poolsOf();
    pools.addGeneralPool('builds', { maxCpus: 16 }).override({ nodePool: { limits: {} } });

    expect(told(pools)).toEqual([expect.stringMatching(/^error: NodePool\.spec\.limits\n/)]);
  });
});

it('refuses a general pool of code that the rules would refuse', () => {
  expect(() => poolsOf().addGeneralPool('builds', { zones: ['z'] })).toThrow(/cloud\.generalPool\.zones\.0/);
});
