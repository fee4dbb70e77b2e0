/** AWS's price of one thing, and where it was read. */
export interface Price {
  /** US dollars for one unit. */
  readonly usd: number;
  readonly per: 'hour' | 'month' | 'GB-month';
  /** Where it was read: an offer of the AWS Price List, such as `AmazonEC2`, or another source. */
  readonly source: string;
  /** Day on which AWS published it, or else on which it was read; only the year if nobody noted the day. */
  readonly date: string;
  /**
   * How reliable it is. `derived`: calculated from another price of the table. `unverified`: AWS does not vouch for the source.
   * @default as AWS lists it
   */
  readonly trust?: 'derived' | 'unverified';
}

/** A region's prices by key, such as `nat.hour` or `ec2.m7g.large`. A price that nobody has read is absent. */
export type PriceTable = Readonly<Record<string, Price>>;

/** Hours of a month, as AWS's own calculator counts them. */
export const HOURS_A_MONTH = 730;

/** A month of one unit in US dollars. */
export const monthly = ({ usd, per }: Price): number => (per === 'hour' ? usd * HOURS_A_MONTH : usd);
