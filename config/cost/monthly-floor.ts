import { type PriceTable, monthly, type Price } from './price';
import { tokyo } from './prices/ap-northeast-1';
import { seoul } from './prices/ap-northeast-2';
import { virginia } from './prices/us-east-1';
import type { Environment } from '../schema/environment';
import { quantities, type Quantity } from './quantities';

/**
 * Prices by region. To add one, read the AWS Price List (`aws pricing get-products`) and note source and day at each price; leave out what
 * you did not read: its quantity is shown without a price.
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
  /** The price that it was calculated from. */
  readonly source?: Price;
}

/** The cost of an environment in a month without work: no GPU nodes, no stored data, no traffic, no logs. */
export function monthlyFloor(environment: Environment): CostLine[] {
  return quantities(environment).map((quantity) => ({ ...quantity, ...priced(environment, quantity) }));
}

/** A quantity's price in the environment's region, if it is known. */
export function priced(
  { cloud }: Environment,
  { price, count }: Pick<Quantity, 'price' | 'count'>,
): Pick<CostLine, 'usd' | 'source'> {
  const source = cloud && PRICES[cloud.region]?.[price];
  return source ? { usd: count * monthly(source), source } : {};
}

/** The sum of the lines that have a price. */
export const totalOf = (lines: readonly Pick<CostLine, 'usd'>[]): number =>
  lines.reduce((sum, { usd = 0 }) => sum + usd, 0);
