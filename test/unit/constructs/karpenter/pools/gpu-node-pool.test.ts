import { LONGEST_WORK_HOURS, USE_DEFAULTS } from '../../../../../config/schema/gpu-pool';
import { describe, expect, it } from 'vitest';
import type { GpuNodePool } from '../../../../../constructs/karpenter/pools/gpu-node-pool';
import type { NodePools } from '../../../../../constructs/karpenter/pools/node-pools';
import { cloudOf, poolOf } from '../../../../support/drafts';
import { asked, gpuPoolOf, poolsOf } from './pools-of';

const FAMILY = 'karpenter.k8s.aws/instance-family';
const GPUS = 'karpenter.k8s.aws/instance-gpu-count';
const ZONE = 'topology.kubernetes.io/zone';
const CAPACITY = 'karpenter.sh/capacity-type';

const uses = ['pipeline', 'training', 'serving'] as const;
/** The pool of each use that says no more than it must. */
const ofEachUse = poolsOf(
  (draft) =>
    (cloudOf(draft).gpuPools = Object.fromEntries(
      uses.map((use) => [`${use}-pool`, { use, families: ['g6'], maxGpus: 4 }]),
    )),
);

describe.each(uses)('a GPU pool for %s', (use) => {
  const pool = gpuPoolOf(ofEachUse, `${use}-pool`);
  const { spec } = pool.nodePool;

  it('keeps everything away that does not name its use, and says it in a label', () => {
    expect(spec.template.spec.taints).toEqual([{ key: 'nvidia.com/gpu', value: use, effect: 'NoSchedule' }]);
    expect(spec.template.metadata?.labels).toEqual({ 'landbridge/nodes': use });
  });

  it('starts from zero and ends at its GPUs', () => {
    expect(spec).not.toHaveProperty('replicas');
    expect(spec.limits).toEqual({ 'nvidia.com/gpu': 4 });
  });
});

describe('by its use a GPU pool', () => {
  it.each([
    ['pipeline', ['spot', 'on-demand'], '168h', 'WhenEmpty', '5m', '13h'],
    ['training', ['on-demand'], '336h', 'WhenEmpty', '10m', '24h'],
    ['serving', ['on-demand'], '720h', 'WhenEmptyOrUnderutilized', '10m', '30m'],
  ] as const)(
    'for %s takes %j, expires: %s, goes %s after %s, waits %s',
    (use, capacity, expireAfter, policy, after, grace) => {
      const pool = gpuPoolOf(ofEachUse, `${use}-pool`);

      expect(asked(pool, CAPACITY)).toEqual([['In', ...capacity]]);
      expect(pool.nodePool.spec.template.spec).toMatchObject({ expireAfter, terminationGracePeriod: grace });
      expect(pool.nodePool.spec.disruption).toMatchObject({ consolidationPolicy: policy, consolidateAfter: after });
    },
  );

  it.each(['pipeline', 'training'] as const)(
    'for %s keeps a node longer than its longest work, and not for ever',
    (use) => {
      const [hours = ''] = /\d+/.exec(USE_DEFAULTS[use].expireAfter) ?? [];

      expect(Number(hours)).toBeGreaterThanOrEqual(LONGEST_WORK_HOURS[use]);
    },
  );

  it.each(['pipeline', 'training'])('for %s gives up empty nodes at once and drifted ones not before', (use) => {
    expect(gpuPoolOf(ofEachUse, `${use}-pool`).nodePool.spec.disruption?.budgets).toEqual([
      { nodes: '100%', reasons: ['Empty'] },
      { nodes: '1', reasons: ['Underutilized'] },
      { nodes: '0', reasons: ['Drifted'] },
    ]);
  });

  it('for serving gives up one node at a time', () => {
    expect(gpuPoolOf(ofEachUse, 'serving-pool').nodePool.spec.disruption?.budgets).toEqual([{ nodes: '1' }]);
  });
});

describe("a GPU pool's nodes", () => {
  const pipeline = (change: Parameters<typeof poolsOf>[0]) => gpuPoolOf(poolsOf(change));

  it('are of its families, and of their architecture', () => {
    const pool = pipeline((draft) => (poolOf(draft).families = ['g5g']));

    expect(asked(pool, FAMILY)).toEqual([['In', 'g5g']]);
    expect(asked(pool, 'kubernetes.io/arch')).toEqual([['In', 'arm64']]);
  });

  it('are of its types where it names types', () => {
    const pool = pipeline((draft) => {
      delete poolOf(draft).families;
      poolOf(draft).instanceTypes = ['g6.xlarge', 'g6.2xlarge'];
    });

    expect(asked(pool, 'node.kubernetes.io/instance-type')).toEqual([['In', 'g6.xlarge', 'g6.2xlarge']]);
    expect(asked(pool, FAMILY)).toEqual([]);
    expect(asked(pool, 'kubernetes.io/arch')).toEqual([['In', 'amd64']]);
  });

  it('have as many GPUs as it asks, and any number otherwise', () => {
    expect(
      asked(
        pipeline((draft) => (poolOf(draft).gpusPerNode = { from: 1, to: 4 })),
        GPUS,
      ),
    ).toEqual([
      ['Gte', '1'],
      ['Lte', '4'],
    ]);
    expect(asked(pipeline(undefined), GPUS)).toEqual([]);
  });

  it('are in the zone of the storage that it reads', () => {
    expect(asked(pipeline(undefined), ZONE)).toEqual([['In', 'ap-northeast-2a']]);
  });

  it('are in the zones that it names, whatever it reads', () => {
    expect(
      asked(
        pipeline((draft) => (poolOf(draft).zones = ['b', 'c'])),
        ZONE,
      ),
    ).toEqual([['In', 'ap-northeast-2b', 'ap-northeast-2c']]);
  });

  it('are in any zone where it reads nothing', () => {
    expect(asked(gpuPoolOf(poolsOf(), 'serving'), ZONE)).toEqual([
      ['In', 'ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'],
    ]);
  });

  it('come from reservations first, where it has some', () => {
    const pool = pipeline((draft) => (poolOf(draft).capacityReservations = ['cr-0a', 'cr-0b']));

    expect(asked(pool, CAPACITY)).toEqual([['In', 'reserved', 'spot', 'on-demand']]);
    expect(pool.nodeClass.spec.capacityReservationSelectorTerms).toEqual([{ id: 'cr-0a' }, { id: 'cr-0b' }]);
    expect(pipeline(undefined).nodeClass.spec).not.toHaveProperty('capacityReservationSelectorTerms');
  });

  it('go at the hours that a budget names', () => {
    const during = { schedule: '0 9 * * mon-fri', duration: '8h' };
    const pool = pipeline((draft) => (poolOf(draft).disruptionBudgets = [{ nodes: 0, during }, { nodes: '20%' }]));

    expect(pool.nodePool.spec.disruption?.budgets).toEqual([{ nodes: '0', ...during }, { nodes: '20%' }]);
  });

  it('are tried in the order of weights', () => {
    expect(pipeline((draft) => (poolOf(draft).weight = 10)).nodePool.spec.weight).toBe(10);
    expect(pipeline(undefined).nodePool.spec).not.toHaveProperty('weight');
  });
});

describe('a GPU pool that code adds', () => {
  const added = (written: Parameters<NodePools['addGpuPool']>[1]): GpuNodePool =>
    poolsOf().addGpuPool('extra', written);

  it('gets the defaults of its use', () => {
    expect(added({ use: 'training', families: ['p5'], maxGpus: 8 }).drainMinutes).toBe(24 * 60);
  });

  it('is refused with every fault, as if it stood in the file', () => {
    const add = (): GpuNodePool =>
      added({
        use: 'training',
        families: ['p5'],
        instanceTypes: ['p5.48xlarge'],
        capacity: ['on-demand', 'spot'],
        maxGpus: 8,
        zones: ['z'],
      });

    expect(add).toThrow(/^error: cloud\.gpuPools\.extra\.instanceTypes$/m);
    expect(add).toThrow(/^error: cloud\.gpuPools\.extra\.capacity$/m);
    expect(add).toThrow(/^error: cloud\.gpuPools\.extra\.zones\.0\n {2}value {2}'z'$/m);
  });

  it('is refused for types that its region does not offer, but not for what is only a warning', () => {
    expect(() => added({ use: 'training', families: ['p6-b200'], maxGpus: 8 })).toThrow(
      /ap-northeast-2 has no p6-b200/,
    );
    expect(() => added({ use: 'training', families: ['p5', 'p9'], maxGpus: 8 })).not.toThrow();
  });

  it('is refused where it competes with a pool of the file', () => {
    const rival: Parameters<typeof added>[0] = { use: 'pipeline', families: ['g6'], maxGpus: 4, storage: 'maps' };

    expect(() => added(rival)).toThrow(/^error: cloud\.gpuPools\.extra\.weight$/m);
    expect(() => added({ ...rival, weight: 10 })).not.toThrow();
  });

  it('is refused for a value of the wrong form', () => {
    expect(() => added({ use: 'training', families: ['p5'], maxGpus: 8, terminationGrace: '1d' })).toThrow(
      /terminationGrace\n {2}value {2}'1d'\n {2}rule {3}a time in hours and minutes/,
    );
  });
});
