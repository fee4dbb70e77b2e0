import { describe, expect, it } from 'vitest';
import { generalDemand, machinesDemand, poolDemand } from '../../../../commands/preflight/demand';
import { hybrid, parsed } from '../../../support/drafts';
import { VCPU_QUOTAS, type VcpuQuota } from '../../../../commands/preflight/quotas';

const quotaOf = (code: string): VcpuQuota => {
  const quota = VCPU_QUOTAS.find((one) => one.code === code);
  if (!quota) throw new Error(`no quota ${code}`);
  return quota;
};
const [onDemandP, spotP, spotP5] = [quotaOf('L-417A185B'), quotaOf('L-7212CCBC'), quotaOf('L-C4BD4855')];
const shapes = [
  { type: 'p4d.24xlarge', vcpus: 96, gpus: 8 },
  { type: 'p5.4xlarge', vcpus: 16, gpus: 1 },
  { type: 'p5.48xlarge', vcpus: 192, gpus: 8 },
];
const pool = { use: 'training' as const, families: ['p4d', 'p5'], capacity: ['on-demand' as const], maxGpus: 16 };

describe('poolDemand', () => {
  it('takes the shape with the fewest vCPUs for that many GPUs', () => {
    expect(poolDemand('training', pool, onDemandP, shapes)).toEqual({
      vcpus: 192,
      because: 'pool training: 16 GPUs as 2 × p4d.24xlarge, 96 vCPUs each',
    });
  });

  it('takes no shape that has more GPUs than the pool may hold', () => {
    expect(poolDemand('training', { ...pool, families: ['p4d'], maxGpus: 2 }, onDemandP, shapes)).toBeUndefined();
    expect(poolDemand('training', { ...pool, maxGpus: 2 }, onDemandP, shapes)?.vcpus).toBe(32);
  });

  it('asks nothing of a capacity type that the pool does not use', () => {
    expect(poolDemand('training', pool, spotP, shapes)).toBeUndefined();
  });

  it('asks the spot quota of P5 for P5 alone', () => {
    const spot = { ...pool, capacity: ['spot' as const] };
    expect(poolDemand('training', spot, spotP, shapes)?.vcpus).toBe(192);
    expect(poolDemand('training', spot, spotP5, shapes)?.vcpus).toBe(256);
  });
});

describe('poolDemand of instance types and of GPUs a node', () => {
  const named = { instanceTypes: ['p5.4xlarge'], capacity: ['on-demand' as const], maxGpus: 16 };

  it('takes the types that the pool names and no other of their family', () => {
    expect(poolDemand('training', named, onDemandP, shapes)?.because).toContain('16 × p5.4xlarge');
  });

  it('takes no shape with fewer or more GPUs than asked of a node', () => {
    const eight = { ...pool, families: ['p5'], gpusPerNode: { from: 2, to: 8 } };
    expect(poolDemand('training', eight, onDemandP, shapes)?.because).toContain('2 × p5.48xlarge');
    expect(poolDemand('training', { ...eight, gpusPerNode: { from: 2, to: 4 } }, onDemandP, shapes)).toBeUndefined();
  });
});

describe('generalDemand', () => {
  const cloud = parsed(hybrid()).cloud;
  if (!cloud) throw new Error('hybrid has no cloud half');
  const spot = { ...cloud, generalPool: { ...cloud.generalPool, capacity: ['spot' as const] } };

  it('is all that the pool may hold, of the quota of its families', () => {
    expect(generalDemand(cloud, quotaOf('L-1216C47A'))?.vcpus).toBe(32);
    expect(generalDemand(cloud, onDemandP)).toBeUndefined();
  });

  it('asks the spot quota where the pool is on spot', () => {
    expect(generalDemand(spot, quotaOf('L-1216C47A'))).toBeUndefined();
    expect(generalDemand(spot, quotaOf('L-34B43A08'))?.vcpus).toBe(32);
  });
});

describe('machinesDemand', () => {
  const types = [
    { type: 'm7g.large', vcpus: 2, gpus: 0 },
    { type: 'm7g.xlarge', vcpus: 4, gpus: 0 },
  ];
  const nodes = {
    what: 'System nodes',
    types: ['m7g.large', 'm7g.xlarge'],
    count: 2,
    diskGiB: 44,
    spot: false,
    managed: true,
  };
  const [standard, standardSpot] = [quotaOf('L-1216C47A'), quotaOf('L-34B43A08')];

  it('has room for the largest type and one node more than run', () => {
    expect(machinesDemand(nodes, standard, types)).toEqual({
      vcpus: 12,
      because: 'system nodes: 2 and one during an update, 4 vCPUs each',
    });
  });

  it('has no room for one more of what nobody replaces one by one', () => {
    expect(machinesDemand({ ...nodes, managed: false }, standard, types)?.vcpus).toBe(8);
  });

  it('asks the quota of its own capacity and families alone', () => {
    expect(machinesDemand(nodes, standardSpot, types)).toBeUndefined();
    expect(machinesDemand(nodes, onDemandP, types)).toBeUndefined();
    expect(machinesDemand({ ...nodes, spot: true }, standardSpot, types)?.vcpus).toBe(12);
  });
});
