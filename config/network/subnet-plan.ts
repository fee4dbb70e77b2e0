import { Netmask } from 'netmask';

/** A zone's three subnets. */
export interface ZoneSubnets {
  /** Letter of the zone. */
  readonly zone: string;
  /** Load balancers and NAT gateways. */
  readonly public: string;
  /** Nodes and pods. */
  readonly private: string;
  /** Network interfaces of the EKS control plane and the transit gateway; no route to the internet. */
  readonly intra: string;
}

/** The n-th network of the given prefix length from `cidr`'s start; it may lie outside `cidr`. */
const nth = (cidr: string, prefix: number, n: number): string => {
  const first = new Netmask(`${new Netmask(cidr).base}/${prefix}`);
  return (n === 0 ? first : first.next(n)).toString();
};

/**
 * Divides a VPC: each zone's private subnet gets a quarter, since pods live there. The last quarter holds public subnets (a sixteenth of a
 * quarter) in its first half and intra subnets (a quarter of that) in its second. A zone's networks depend only on its place in the list,
 * so adding a zone at the end changes no other zone.
 *
 * @param vpcCidr network of /16 to /20
 * @param zones two or three letters
 */
export function subnetPlan(vpcCidr: string, zones: readonly string[]): ZoneSubnets[] {
  const { bitmask } = new Netmask(vpcCidr);
  const lastQuarter = nth(vpcCidr, bitmask + 2, 3);
  const secondHalf = nth(lastQuarter, bitmask + 3, 1);
  return zones.map((zone, index) => ({
    zone,
    private: nth(vpcCidr, bitmask + 2, index),
    public: nth(lastQuarter, bitmask + 6, index),
    intra: nth(secondHalf, bitmask + 8, index),
  }));
}
