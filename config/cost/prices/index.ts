import type { PriceTable } from '../price';
import { tokyo } from './ap-northeast-1';
import { seoul } from './ap-northeast-2';
import { virginia } from './us-east-1';

/**
 * Prices by region. To add one, read the AWS Price List (`aws pricing get-products`) and note source and day at each price; leave out what
 * was not read: an environment there shows its quantities all the same.
 */
export const PRICES: Readonly<Record<string, PriceTable>> = {
  'ap-northeast-1': tokyo,
  'ap-northeast-2': seoul,
  'us-east-1': virginia,
};
