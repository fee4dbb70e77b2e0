import { familyOf } from '../aws/instance-types';
import { priced } from './monthly-floor';

/** So many nodes of one type. */
export interface SomeNodes {
  readonly type: string;
  readonly count: number;
}

/** The nodes that cost the least a month, and what could not be compared. */
export interface Cheapest {
  /** @default none: there is nothing to hold */
  readonly nodes?: SomeNodes;
  /** Families of which no type has a price in the region's table. Karpenter may find one of theirs cheaper. */
  readonly uncompared: readonly string[];
}

/**
 * Of several ways to hold the same pods the cheapest, disks and all, as far as there are prices. Without any it is the first.
 *
 * @param diskGiB root disk of each node
 */
export function cheapest(region: string, ways: readonly SomeNodes[], diskGiB: number): Cheapest {
  const costs = ways.map((nodes) => {
    const machines = priced(region, { price: `ec2.${nodes.type}`, count: nodes.count }).usd;
    const disks = priced(region, { price: 'ebs.gp3', count: nodes.count * diskGiB }).usd ?? 0;
    return { nodes, usd: machines === undefined ? undefined : machines + disks };
  });
  const known = costs.flatMap(({ nodes, usd }) => (usd === undefined ? [] : [{ nodes, usd }]));
  const [least] = known.toSorted((one, other) => one.usd - other.usd);
  const nodes = least?.nodes ?? ways[0];
  const compared = new Set(known.map((one) => familyOf(one.nodes.type)));
  const families = [...new Set(ways.map(({ type }) => familyOf(type)))];
  return {
    ...(nodes && nodes.count > 0 && { nodes }),
    uncompared: families.filter((family) => !compared.has(family)),
  };
}
