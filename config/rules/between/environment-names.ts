import { pairsOf, type BetweenRule } from './conflict';

const FIX = 'choose another name before the first deploy; a later change replaces everything';

/**
 * Environments with the same name would share their stacks' state and every name in AWS. If one name begins with another and a hyphen, two
 * resources can still get the same name (`a` with `b-c`, `a-b` with `c`), and `cdktf deploy 'a-*'` would deploy both.
 */
export const environmentNames: BetweenRule = (environments) =>
  pairsOf(environments).flatMap(([one, another]) => {
    const names = [one.environment.name, another.environment.name].sort((a, b) => a.length - b.length);
    const [shorter = '', longer = ''] = names;
    if (shorter !== longer && !longer.startsWith(`${shorter}-`)) return [];
    return [
      {
        parties: [party(one), party(another)],
        rule: (_, other) =>
          shorter === longer
            ? `environment names are unique, and ${other.file} has this one already`
            : `no environment's name begins with another's and '-', and ${other.file} is '${String(other.value)}'`,
        fix: FIX,
      },
    ];
  });

const party = ({ file, environment: { name } }: Parameters<BetweenRule>[0][number]) => ({
  file,
  path: ['name'],
  value: name,
});
