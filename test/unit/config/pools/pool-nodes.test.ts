import { describe, expect, it } from 'vitest';
import { startableTypes, untabulatedTypes } from '../../../../config/pools/pool-nodes';

const names = (...args: Parameters<typeof startableTypes>): string[] => startableTypes(...args).map(({ type }) => type);
const pool = { families: ['g6', 'g5'], maxGpus: 2 };

describe('startableTypes', () => {
  it('leaves out what has more GPUs than the pool may hold', () => {
    expect(names({ families: ['g6'], maxGpus: 2 }, 'ap-northeast-2', ['a'])).toEqual(
      ['xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'].map((size) => `g6.${size}`),
    );
  });

  it('leaves out what has fewer or more GPUs than asked of a node', () => {
    const four = { ...pool, maxGpus: 16, gpusPerNode: { from: 2, to: 4 } };
    expect(names(four, 'ap-northeast-2', ['a'])).toEqual(['g6.12xlarge', 'g6.24xlarge', 'g5.12xlarge', 'g5.24xlarge']);
  });

  it('takes the types that the pool names and no other of their family', () => {
    expect(names({ instanceTypes: ['g6.2xlarge', 'g6.xlarge'], maxGpus: 2 }, 'ap-northeast-2', ['a'])).toEqual([
      'g6.2xlarge',
      'g6.xlarge',
    ]);
  });

  it('has the zones of each, and no type that none of them has', () => {
    const types = startableTypes({ families: ['g6', 'g6e', 'gr6'], maxGpus: 1 }, 'ap-northeast-2', ['b', 'c']);
    const zones = Object.fromEntries(types.map((type) => [type.family, type.zones]));
    expect(zones).toEqual({ g6: ['c'], g6e: ['b'] });
  });
});

describe('untabulatedTypes', () => {
  it('are those that the table does not know', () => {
    expect(untabulatedTypes({ families: ['g6', 'p9'], maxGpus: 1 })).toEqual(['p9']);
  });
});
