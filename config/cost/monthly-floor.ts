import { type PriceTable, monthly, type Price } from './price';
import { tokyo } from './prices/ap-northeast-1';
import { seoul } from './prices/ap-northeast-2';
import { virginia } from './prices/us-east-1';
import { quantities, type Quantity } from './quantities';
import type { RunningParts } from './running-parts';

/**
 * Prices by region. To add one, read the AWS Price List (`aws pricing get-products`) and note source and day at each price; leave out what
 * was not read: what runs there is counted all the same.
 */
export const PRICES: Readonly<Record<string, PriceTable>> = {
  'ap-northeast-1': tokyo,
  'ap-northeast-2': seoul,
  'us-east-1': virginia,
};

/** One line of a bill. */
export interface CostLine extends Quantity {
  /** US dollars a month; absent where the region's table has no price for it. */
  readonly usd?: number;
  /** The price that it was worked out from. */
  readonly source?: Price;
}

/** What always runs costs in a month in a region: no GPU node, no stored data, no traffic, no logs. */
export const monthlyFloor = (region: string, parts: RunningParts): CostLine[] =>
  quantities(parts).map((quantity) => ({ ...quantity, ...priced(region, quantity) }));

/** A quantity's price in a region, if it is known. */
export function priced(
  region: string,
  { price, count }: Pick<Quantity, 'price' | 'count'>,
): Pick<CostLine, 'usd' | 'source'> {
  const source = PRICES[region]?.[price];
  return source ? { usd: count * monthly(source), source } : {};
}

/** The sum of the lines that have a price. */
export const totalOf = (lines: readonly Pick<CostLine, 'usd'>[]): number =>
  lines.reduce((sum, { usd = 0 }) => sum + usd, 0);
