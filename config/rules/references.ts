import { meant, oneOf, quoted } from '../load/closest';
import type { RuleFault } from '../load/fault';
import { error } from '../load/fault';
import type { Rule } from './rule';

/** The writer of a prefix that is not a site. */
const CLOUD = 'cloud';

/** Every name of a storage pair or site is one that the environment declares, also where it was computed. */
export const references: Rule = ({ cloud, sites, storage }) => {
  const pairs = Object.keys(storage);
  const writers = [...(cloud ? [CLOUD] : []), ...Object.keys(sites)];
  return [
    ...Object.entries(cloud?.gpuPools ?? {}).flatMap(([pool, config]) =>
      config.storage === undefined
        ? []
        : reference(['cloud', 'gpuPools', pool, 'storage'], config.storage, 'a pool reads an entry of storage', pairs),
    ),
    ...Object.entries(storage).flatMap(([pair, config]) =>
      Object.entries(config.writers).flatMap(([prefix, writer]) =>
        reference(
          ['storage', pair, 'writers', prefix],
          writer,
          cloud
            ? "a prefix is written by a site or by 'cloud'"
            : 'a prefix is written by a site, since this environment has no cloud',
          writers,
        ),
      ),
    ),
    ...(CLOUD in sites
      ? [
          error(
            ['sites', CLOUD],
            CLOUD,
            "a site is not called 'cloud', which means the cloud half among the writers of storage",
            'name it after its town',
          ),
        ]
      : []),
  ];
};

function reference(path: RuleFault['path'], name: string, what: string, known: readonly string[]): RuleFault[] {
  if (known.includes(name)) return [];
  const guess = meant(name, known);
  const rule = `${what}: ${known.length === 0 ? 'there is none' : oneOf(quoted(known))}`;
  const fix = guess ? `did you mean '${guess}'?` : 'write one of them, or declare it';
  return [error(path, name, rule, fix)];
}
