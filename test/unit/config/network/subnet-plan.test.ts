import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Netmask } from 'netmask';
import { subnetPlan } from '../../../../config/network/subnet-plan';

/** A network of /16 to /20 anywhere in 10.0.0.0/8. */
const vpcCidr = fc
  .tuple(fc.integer({ min: 16, max: 20 }), fc.nat({ max: 2 ** 24 - 1 }))
  .map(([prefix, offset]) =>
    new Netmask(`10.${offset >> 16}.${(offset >> 8) & 255}.${offset & 255}/${prefix}`).toString(),
  );

const zones = fc.constantFrom(['a', 'b'], ['a', 'b', 'c'], ['a', 'c', 'd']);

const networks = (cidr: string, letters: readonly string[]): Netmask[] =>
  subnetPlan(cidr, letters).flatMap((zone) =>
    [zone.public, zone.private, zone.intra].map((network) => new Netmask(network)),
  );

const overlap = (a: Netmask, b: Netmask): boolean => a.contains(b) || b.contains(a);

describe('subnetPlan', () => {
  it('keeps every subnet inside the VPC', () => {
    fc.assert(
      fc.property(vpcCidr, zones, (cidr, letters) => {
        expect(networks(cidr, letters).filter((network) => !new Netmask(cidr).contains(network))).toEqual([]);
      }),
    );
  });

  it('lets no two subnets overlap', () => {
    fc.assert(
      fc.property(vpcCidr, zones, (cidr, letters) => {
        const all = networks(cidr, letters);
        const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
        expect(pairs.filter(([a, b]) => overlap(a, b)).map(String)).toEqual([]);
      }),
    );
  });

  it('moves no subnet when a zone is added at the end', () => {
    fc.assert(
      fc.property(vpcCidr, (cidr) => {
        expect(subnetPlan(cidr, ['a', 'b', 'c']).slice(0, 2)).toEqual(subnetPlan(cidr, ['a', 'b']));
      }),
    );
  });

  it('gives each zone a quarter of the VPC for nodes and pods', () => {
    fc.assert(
      fc.property(vpcCidr, zones, (cidr, letters) => {
        const quarter = new Netmask(cidr).size / 4;
        expect(subnetPlan(cidr, letters).map((zone) => new Netmask(zone.private).size)).toEqual(
          letters.map(() => quarter),
        );
      }),
    );
  });

  it('leaves the control plane the addresses it needs even in the smallest VPC', () => {
    // Six for EKS, five that AWS keeps, one for the transit gateway.
    const [zone] = subnetPlan('10.0.0.0/20', ['a']);
    expect(new Netmask(zone?.intra ?? '').size).toBeGreaterThanOrEqual(12);
  });
});
