import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checked, hybrid, twoSites } from '../../../support/drafts';
import { brokenCloud } from './broken-cloud';
import { brokenHosts } from './broken-hosts';
import { brokenNames } from './broken-names';
import { brokenNetworks } from './broken-networks';
import { brokenSites } from './broken-sites';

type Path = readonly (string | number)[];

/** Paths of everything in a value, its root included. */
const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(Array.isArray(value)
    ? value.flatMap((entry: unknown, index) => pathsOf(entry, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, key]))
      : []),
];

/** A copy with another value at a path; `undefined` takes it out. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((entry: unknown, index) => (index === key ? replaced(entry, rest, by) : entry));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/** A copy with the keys of every object in an order of their own. */
function shuffled(value: unknown, order: (key: string) => number): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => shuffled(entry, order));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => order(one) - order(other))
      .map(([key, entry]) => [key, shuffled(entry, order)]),
  );
}

const anything = fc.oneof(
  fc.anything(),
  fc.ipV4(),
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, prefix]) => `${address}/${prefix}`),
  fc.constantFrom('cloud', 'seoul', 'a', 'm7g.large', '1.35', '1.35.4', '', 'private', 0, -1, 65010, {}, [], undefined),
);

describe('checking an environment', () => {
  it('never throws, whatever stands in any one place', () => {
    const draft = twoSites();

    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(draft)), anything, (path, value) => {
        expect(() => checked(replaced(draft, path, value))).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same faults in whatever order the keys are', () => {
    const cases = [...brokenNetworks, ...brokenSites, ...brokenHosts, ...brokenCloud, ...brokenNames].filter(
      ({ what }) => !what.includes('default one'),
    );

    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.func(fc.nat()), ({ from, change }, order) => {
        const draft = from();
        change(draft);
        const inOrder = checked(draft).faults.map(({ path }) => path.join('.'));

        expect(
          checked(shuffled(draft, order))
            .faults.map(({ path }) => path.join('.'))
            .sort(),
        ).toEqual(inOrder.sort());
      }),
    );
  });

  it('changes nothing in what it checks', () => {
    const draft = hybrid();
    checked(draft);

    expect(draft).toEqual(hybrid());
  });
});
