import { describe, expect, it } from 'vitest';
import { PRICES } from '../../../../config/cost/monthly-floor';

const all = Object.entries(PRICES).flatMap(([region, table]) =>
  Object.entries(table).map(([key, price]) => ({ name: `${region} ${key}`, key, table, price })),
);

describe('PRICES', () => {
  it('says for every price what it is, and where and when it was read', () => {
    const bare = all.filter(
      ({ price }) => !(price.usd > 0) || price.source === '' || !/^\d{4}(-\d\d-\d\d)?$/.test(price.date),
    );
    expect(bare).toEqual([]);
  });

  it('calls a price without a day unverified', () => {
    expect(all.filter(({ price }) => price.date.length === 4 && price.trust !== 'unverified')).toEqual([]);
  });

  it('has a standby at about twice the price of one zone', () => {
    const odd = all.filter(({ key, table, price }) => {
      const single = table[key.replace(/multi$/, 'single')];
      return key.endsWith('.multi') && single && Math.abs(price.usd / single.usd - 2) > 0.05;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
