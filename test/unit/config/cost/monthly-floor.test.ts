import { describe, expect, it } from 'vitest';
import { monthlyFloor, totalOf } from '../../../../config/cost/monthly-floor';
import { partsOfEnvironment } from '../../../../config/cost/parts-of-environment';
import { cloudOf, hybrid, parsed } from '../../../support/drafts';

function floorOf(draft: ReturnType<typeof hybrid>) {
  const parts = partsOfEnvironment(parsed(draft));
  if (!parts) throw new Error('no cloud half');
  return monthlyFloor(cloudOf(draft).region, parts);
}

const lineOf = (draft: ReturnType<typeof hybrid>, price: string) => floorOf(draft).find((line) => line.price === price);

describe('monthlyFloor', () => {
  it('takes an hourly price 730 times', () => {
    const draft = hybrid();
    cloudOf(draft).system.count = 3;
    expect(lineOf(draft, 'ec2.m7g.large')?.usd).toBeCloseTo(3 * 730 * 0.1003);
  });

  it('takes a monthly price once', () => {
    expect(lineOf(hybrid(), 'secretsmanager.secret')?.usd).toBeCloseTo(0.8);
  });

  it('leaves a line without a price when the table has none for it', () => {
    expect(lineOf(hybrid(), 'vpn.connection')).not.toHaveProperty('usd');
  });

  it('has no price at all in a region that nobody has read', () => {
    const draft = hybrid();
    cloudOf(draft).region = 'eu-west-3';
    expect(floorOf(draft).filter(({ usd }) => usd !== undefined)).toEqual([]);
  });
});

describe('totalOf', () => {
  it('sums the lines that have a price', () => {
    expect(totalOf([{ usd: 1.5 }, {}, { usd: 2 }])).toBe(3.5);
  });
});
