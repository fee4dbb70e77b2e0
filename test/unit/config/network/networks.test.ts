import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { holds, networksOf, rangeOf } from '../../../../config/network/networks';

describe('networksOf', () => {
  it.each([
    ['10.0.0.0', '10.0.0.255', ['10.0.0.0/24']],
    ['10.0.0.5', '10.0.0.5', ['10.0.0.5/32']],
    ['10.0.0.1', '10.0.0.4', ['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/32']],
    ['10.0.0.9', '10.0.0.5', []],
    ['0.0.0.0', '255.255.255.255', ['0.0.0.0/0']],
  ])('from %s to %s are %j', (from, to, networks) => {
    expect(networksOf(from, to)).toEqual(networks);
  });

  it('hold what is between, and nothing else', () => {
    const address = fc.integer({ min: 0, max: 255 }).map((last) => ({ last, text: `10.0.0.${last}` }));
    fc.assert(
      fc.property(address, address, address, (from, to, other) => {
        const networks = networksOf(from.text, to.text);

        expect(networks.some((network) => holds(network, other.text))).toBe(
          from.last <= other.last && other.last <= to.last,
        );
        expect(networks.map(rangeOf)).toEqual(networks.map(rangeOf).sort((one, two) => one.first - two.first));
      }),
      { numRuns: 50 },
    );
  });
});
