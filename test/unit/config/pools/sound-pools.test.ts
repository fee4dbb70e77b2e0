import { describe, expect, it } from 'vitest';
import { poolsCanStart, poolsOverlap } from '../../../../config/rules/pool-rules';
import { cloudOf, type Draft, hybrid, parsed, poolOf } from '../../../support/drafts';

type Pool = ReturnType<typeof poolOf>;

/** What the rules say of hybrid with a second pool for pipelines. */
const told = (keys: Partial<Pool>, change: (draft: Draft) => void = () => undefined): string[] => {
  const draft = hybrid();
  const nightly: Pool = {
    use: 'pipeline',
    families: ['g6'],
    capacity: ['on-demand'],
    maxGpus: 4,
    zones: ['a'],
    ...keys,
  };
  cloudOf(draft).gpuPools = { ...cloudOf(draft).gpuPools, nightly };
  change(draft);
  return [poolsCanStart, poolsOverlap].flatMap((rule) => rule(parsed(draft))).map(({ rule }) => rule);
};

describe('pools that may stand beside each other', () => {
  it.each<[string, Partial<Pool>]>([
    ['of different weights', { weight: 10 }],
    ['of different uses', { use: 'training' }],
    ['of different zones', { zones: ['c'] }],
    ['of different families', { families: ['g4dn'] }],
  ])('%s', (_, keys) => {
    expect(told(keys, (draft) => (poolOf(draft).families = ['g6', 'g5']))).toEqual([]);
  });

  it('of different numbers of GPUs a node', () => {
    const change = (draft: Draft): void => void (poolOf(draft).gpusPerNode = { from: 1, to: 1 });
    expect(told({ gpusPerNode: { from: 4, to: 4 } }, change)).toEqual([]);
  });

  it('of different capacity', () => {
    expect(told({}, (draft) => (poolOf(draft).capacity = ['spot']))).toEqual([]);
  });
});

describe('a serving pool on spot', () => {
  it.each<[string, Partial<Pool>]>([
    ['that falls back on demand', { capacity: ['spot', 'on-demand'] }],
    ['that has a reservation first', { capacity: ['spot'], capacityReservations: ['cr-0a'] }],
  ])('%s is taken', (_, keys) => {
    expect(told({ weight: 1 }, (draft) => void Object.assign(poolOf(draft, 'serving'), keys))).toEqual([]);
  });
});
