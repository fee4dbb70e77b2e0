import { describe, expect, it } from 'vitest';
import { cheapest } from '../../../../config/cost/general-nodes';

const SEOUL = 'ap-northeast-2';

describe('cheapest', () => {
  it('given several ways, then it is the one that costs the least, disks and all', () => {
    // Two m7g.large cost what one m7g.xlarge does, and have a disk more.
    const ways = [
      { type: 'm7g.large', count: 2 },
      { type: 'm7g.xlarge', count: 1 },
    ];

    expect(cheapest(SEOUL, ways, 80)).toEqual({ nodes: { type: 'm7g.xlarge', count: 1 }, uncompared: [] });
  });

  it('given a family without a price, then it is named', () => {
    const ways = [
      { type: 'c7g.large', count: 1 },
      { type: 'm7g.large', count: 2 },
    ];

    expect(cheapest(SEOUL, ways, 80)).toEqual({ nodes: { type: 'm7g.large', count: 2 }, uncompared: ['c7g'] });
  });

  it('given no price at all, then it is the first', () => {
    const ways = [
      { type: 'm7g.large', count: 2 },
      { type: 'm6g.large', count: 2 },
    ];

    expect(cheapest('eu-west-3', ways, 80)).toEqual({ nodes: ways[0], uncompared: ['m7g', 'm6g'] });
  });

  it('given nothing to hold, then there are no nodes', () => {
    expect(cheapest(SEOUL, [{ type: 'm7g.large', count: 0 }], 80)).toEqual({ uncompared: [] });
  });
});
