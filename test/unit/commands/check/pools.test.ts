import { describe, expect, it } from 'vitest';
import { poolFacts, poolRows, poolTypeRows } from '../../../../commands/check/pools';
import { cloudOf, cloudOnly, hybrid, onpremOnly, parsed, poolOf, type Draft } from '../../../support/drafts';

/** The row of a pool, after a change, by the titles of its cells, and its families as the second table has them. */
function row(name: string, draft: Draft = hybrid(), change: (draft: Draft) => unknown = () => undefined) {
  change(draft);
  const pools = poolFacts(parsed(draft)).filter(({ pool }) => pool === name);
  const [, use, capacity, limit, zones, storage] = poolRows(pools)[0] ?? [];
  return { use, capacity, limit, zones, storage, families: poolTypeRows(pools).map(([, ...cells]) => cells) };
}

describe('poolRows', () => {
  it('has of each family the GPUs of a node, their memory, and the sizes from the smallest to the largest', () => {
    expect(row('pipeline').families).toEqual([
      ['1–8 × L4 22 GiB', 'g6.xlarge … 48xlarge'],
      ['1–8 × A10G 22 GiB', 'g5.xlarge … 48xlarge'],
    ]);
  });

  it('names only sizes that can start', () => {
    expect(row('serving').families).toEqual([['1 × L4 22 GiB', 'g6.xlarge … 8xlarge, 16xlarge']]);
  });

  it('has capacity in the order in which it is tried, reservations first', () => {
    const reserve = (draft: Draft): unknown => (poolOf(draft).capacityReservations = ['cr-0a']);
    expect(row('pipeline', hybrid(), reserve).capacity).toBe('reserved\nspot\non-demand');
  });

  it('has the limit, and where nodes can start', () => {
    expect(row('pipeline')).toMatchObject({ limit: '8 GPUs', zones: 'a', storage: 'maps' });
    expect(row('serving')).toMatchObject({ limit: '2 GPUs', zones: 'a c', storage: '–' });
  });

  it('has all zones of the pool where letters are each account’s own', () => {
    const p5en = (draft: Draft): unknown =>
      Object.assign(poolOf(draft, 'training'), { families: ['p5en'], storage: undefined });
    expect(row('training', cloudOnly(), p5en).zones).toBe('a b c');
  });

  it('names what the table does not know', () => {
    const newer = (draft: Draft): unknown => (poolOf(draft).families = ['p9', 'g5']);
    expect(row('pipeline', hybrid(), newer).families).toEqual([
      ['1–8 × A10G 22 GiB', 'g5.xlarge … 48xlarge'],
      ['?', 'p9'],
    ]);
  });

  it('ends with the general pool', () => {
    const pools = poolFacts(parsed(hybrid()));
    expect(poolRows(pools).at(-1)).toEqual(['general', '–', 'on-demand', '32 vCPUs', 'a b c', '–']);
    expect(poolTypeRows(pools).at(-1)).toEqual(['general', '2–16 vCPUs', 'm7g, c7g, r7g, m6g, c6g, r6g']);
  });

  it('says where the general pool is kept to some zones', () => {
    const oneZone = (draft: Draft): unknown => (cloudOf(draft).generalPool = { zones: ['b'] });
    expect(row('general', hybrid(), oneZone).zones).toBe('b');
  });

  it('is empty without a cloud half', () => {
    expect(poolRows(poolFacts(parsed(onpremOnly())))).toEqual([]);
  });
});
