import { describe, expect, it } from 'vitest';
import type { CostLine } from '../../../../config/cost/monthly-floor';
import type { CostOption } from '../../../../config/cost/options';
import { costNotes, costRows, optionNotes, optionRows } from '../../../../commands/check/cost';

const source = { usd: 1, per: 'month', source: 'AmazonEC2', date: '2026-09-25' } as const;
const priced: CostLine = { item: 'NAT gateways', price: 'nat.hour', count: 2, unit: 'gateway', usd: 1234.5, source };
const unpriced: CostLine = { item: 'VPN', price: 'vpn', count: 1, unit: 'connection' };
const option: CostOption = { path: 'cloud.network.nat', choice: 'per-zone', state: 'off', usd: 93.4, unpriced: [] };

const floor = (...lines: CostLine[]) => ({ lines, unread: [], uncompared: [] });

describe('costRows', () => {
  it('has a total that is more than it says where a size is not known yet', () => {
    const unread = ['aws_eip.more'];
    expect(costRows({ lines: [priced], unread }).at(-1)?.[2]).toBe('1,234.50 +');
    expect(costNotes({ lines: [priced], unread, uncompared: [] }, 'ap-northeast-2').at(-1)).toContain('aws_eip.more');
  });

  it('says where a price is from, and whether it was only derived', () => {
    const derived: CostLine = { ...priced, source: { ...source, trust: 'derived' } };
    expect(costRows(floor(derived))[0]).toEqual([
      'NAT gateways',
      '2 gateways',
      '1,234.50',
      'AmazonEC2 2026-09-25, derived',
    ]);
  });

  it('shows no amount for a line without a price, and a total that is more than it says', () => {
    expect(costRows(floor(priced, unpriced)).map(([, , usd]) => usd)).toEqual(['1,234.50  ', '–  ', '1,234.50 +']);
  });

  it('has no total where nothing has a price', () => {
    expect(costRows(floor(unpriced)).at(-1)).toEqual(['Total', '', '–', '']);
  });
});

describe('costNotes', () => {
  it('names the lines without a price', () => {
    expect(costNotes(floor(priced, unpriced), 'ap-northeast-2')).toContain('No dated price in ap-northeast-2: VPN.');
  });

  it('says only what the floor is when all have one', () => {
    expect(costNotes(floor(priced), 'ap-northeast-2')).toHaveLength(1);
  });
});

describe('optionRows', () => {
  it('shows what an option would add', () => {
    expect(optionRows([option])).toEqual([['cloud.network.nat', 'per-zone', 'off', '93.40']]);
  });

  it('marks an option that adds more than has a price', () => {
    const more = { ...option, unpriced: ['VPN'] };
    expect(optionRows([more])[0]?.[3]).toBe('93.40 +');
    expect(optionNotes([more])).toContain('+ and something more that has no dated price.');
  });

  it('is empty where nothing has a price', () => {
    expect(optionRows([{ ...option, usd: 0, unpriced: ['NAT gateways'] }])).toEqual([]);
  });
});
