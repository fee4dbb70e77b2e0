import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

/** What of dependency-cruiser's rules is read here: patterns of paths. */
interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly path?: readonly string[]; readonly pathNot?: readonly string[] };
}

const { forbidden } = createRequire(__filename)('../../../../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly Rule[];
};

const matches = (path: string, patterns: readonly string[] = []): boolean =>
  patterns.some((pattern) => new RegExp(pattern).test(path));

/** Names of the rules on directions that refuse an import. */
const refusals = (from: string, to: string): string[] =>
  forbidden
    .filter(({ name }) => name.startsWith('direction: '))
    .filter((rule) => matches(from, rule.from.path === undefined ? [] : [rule.from.path]))
    .filter((rule) => matches(to, rule.to.path) && !matches(to, rule.to.pathNot))
    .map(({ name }) => name);

/** The rooms of the program: none may import one before it. */
const CHAIN = [
  'main.ts',
  'compose.ts',
  'stacks/a.ts',
  'constructs/a.ts',
  'apps/a.ts',
  'helm-values/a.ts',
  'config/a.ts',
];

describe('the rooms', () => {
  it.each(CHAIN.flatMap((from, index) => CHAIN.slice(0, index).map((to) => [from, to])))(
    'given the arrows run one way, %s may not import %s',
    (from, to) => {
      expect(refusals(from, to)).toHaveLength(1);
    },
  );

  it.each([
    ['compose.ts', 'stacks/a.ts'],
    ['stacks/a.ts', 'constructs/a.ts'],
    ['constructs/a.ts', 'apps/a.ts'],
    ['apps/a.ts', 'helm-values/a.ts'],
    ['apps/a.ts', 'config/a.ts'],
    ['helm-values/a.ts', 'config/a.ts'],
    ['services/contract/a.ts', 'services/contract/b.ts'],
    ['commands/demo.ts', 'testbed/emulators/a.ts'],
    ['testbed/karpenter/a.ts', 'compose.ts'],
  ])('%s may import %s', (from, to) => {
    expect(refusals(from, to)).toEqual([]);
  });

  it.each([
    ['commands/demo.ts', 'testbed/karpenter/a.ts'],
    ['commands/check.ts', 'dev/bench.ts'],
    ['testbed/karpenter/a.ts', 'commands/demo.ts'],
    ['machine/a.ts', 'compose.ts'],
    ['config/a.ts', 'machine/a.ts'],
    ['compose.ts', 'synthesis/a.ts'],
    ['stacks/a.ts', 'test/support/a.ts'],
    ['services/api/a.ts', 'config/a.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(refusals(from, to)).toHaveLength(1);
  });
});
