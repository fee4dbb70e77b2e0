/** What AWS asks for one thing, and how we know. */
export interface Price {
  /** US dollars for one unit. */
  readonly usd: number;
  readonly per: 'hour' | 'month' | 'GB-month';
  /** Where it was read: an offer of the AWS Price List, such as `AmazonEC2`, or what else there was. */
  readonly source: string;
  /** Day on which AWS published it, or else on which it was read; the year alone where nobody noted a day. */
  readonly date: string;
  /**
   * How far it can be trusted: worked out from another price of the table, or read where AWS does not vouch for it.
   * @default as AWS lists it
   */
  readonly trust?: 'derived' | 'unverified';
}

/** A region's prices by what they are for, such as `nat.hour` or `ec2.m7g.large`; one that nobody has read is absent. */
export type PriceTable = Readonly<Record<string, Price>>;

/** Hours that AWS's own calculator gives a month. */
export const HOURS_A_MONTH = 730;

/** A month of one unit in US dollars. */
export const monthly = ({ usd, per }: Price): number => (per === 'hour' ? usd * HOURS_A_MONTH : usd);
