import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedNetworks } from '../../../../config/network/claimed-networks';
import { networksDisjoint } from '../../../../config/rules/network-rules';
import type { Environment } from '../../../../config/schema/environment';
import { cloudOf, type Draft, parsed, siteOf, twoSites } from '../../../support/drafts';

/** Where a draft's eight networks of free choice are. */
const places: readonly ((draft: Draft, cidr: string) => void)[] = [
  (draft, cidr) => (cloudOf(draft).network.vpcCidr = cidr),
  (draft, cidr) => (cloudOf(draft).serviceCidr = cidr),
  ...['seoul', 'busan'].flatMap((site) => [
    (draft: Draft, cidr: string) => (siteOf(draft, site).network.nodeCidr = cidr),
    (draft: Draft, cidr: string) => (siteOf(draft, site).network.podCidr = cidr),
    (draft: Draft, cidr: string) => (siteOf(draft, site).network.serviceCidr = cidr),
  ]),
];

/** An environment with the networks given in its places' order. */
function withNetworks(cidrs: readonly string[]): Environment {
  const draft = twoSites();
  places.forEach((put, index) => put(draft, cidrs[index] ?? '10.255.0.0/16'));
  return parsed(draft);
}

/** Eight different /16 of 10.0.0.0/8, some of them cut to a smaller network inside. */
const disjointNetworks = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: places.length, maxLength: places.length }),
    fc.array(fc.integer({ min: 16, max: 24 }), { minLength: places.length, maxLength: places.length }),
  )
  .map(([seconds, prefixes]) => seconds.map((second, index) => `10.${second}.0.0/${prefixes[index] ?? 16}`));

const twoPlaces = fc.uniqueArray(fc.integer({ min: 0, max: places.length - 1 }), { minLength: 2, maxLength: 2 });

describe('networksDisjoint', () => {
  it('finds nothing in networks that share no address', () => {
    fc.assert(
      fc.property(disjointNetworks, (cidrs) => {
        expect(networksDisjoint(withNetworks(cidrs))).toEqual([]);
      }),
    );
  });

  it('finds any two that do, whichever of them is the larger', () => {
    fc.assert(
      fc.property(
        disjointNetworks,
        twoPlaces,
        fc.integer({ min: 16, max: 24 }),
        (cidrs, [one = 0, other = 1], prefix) => {
          const overlapping = cidrs.with(other, `${cidrs[one]?.split('/')[0] ?? ''}/${prefix}`);
          const swapped = overlapping.with(one, overlapping[other] ?? '').with(other, overlapping[one] ?? '');

          expect(networksDisjoint(withNetworks(overlapping))).toHaveLength(1);
          expect(networksDisjoint(withNetworks(swapped))).toHaveLength(1);
        },
      ),
    );
  });

  it('suggests networks that, when all are taken at once, leave no fault', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }), (seconds) => {
        const cidrs = seconds.map((second) => `10.${second}.0.0/20`);
        const environment = withNetworks(cidrs);
        const fixes = new Map(
          networksDisjoint(environment).map(({ path, fix }) => [path.join('.'), /use (\S+),/.exec(fix)?.[1] ?? '']),
        );
        const mended = claimedNetworks(environment)
          .filter(({ use }) => use !== 'tunnel')
          .map(({ path, cidr }) => [path.join('.'), fixes.get(path.join('.')) ?? cidr] as const);
        const at = (path: string): string => mended.find(([where]) => where === path)?.[1] ?? '';

        expect(
          networksDisjoint(
            withNetworks([
              at('cloud.network.vpcCidr'),
              at('cloud.serviceCidr'),
              ...['seoul', 'busan'].flatMap((site) =>
                ['nodeCidr', 'podCidr', 'serviceCidr'].map((key) => at(`sites.${site}.network.${key}`)),
              ),
            ]),
          ),
        ).toEqual([]);
      }),
    );
  });
});
