import type { Fault } from '../fault';
import { hasCloud } from '../has-cloud';
import { bucketName } from '../names';
import type { Environment, LoadedEnvironment } from '../schema/environment';

/**
 * Environments of one name would share their stacks' state and every name in AWS; those whose names only begin alike can still make
 * the same name of different parts.
 */
export const uniqueNames = (loaded: readonly LoadedEnvironment[]): Fault[] =>
  loaded.flatMap(({ file, environment }, index) => {
    const earlier = loaded.slice(0, index);
    const same = earlier.find((other) => other.environment.name === environment.name);
    if (same) {
      const rule = `environment names are unique, and ${same.file} has this one already`;
      return [{ file, path: ['name'], value: environment.name, rule, fix: ANOTHER_NAME, severity: 'error' }];
    }
    const others = loaded.filter((other) => other.environment.name !== environment.name);
    return [...likeSites(file, environment, others), ...sameBuckets(file, environment, earlier)];
  });

const ANOTHER_NAME = 'choose another name before the first deploy; changing it later replaces everything';

/** Sites stand in the construct tree as `<environment>-site-<site>`, beside the stacks `<environment>-<stack>`. */
function likeSites(file: string, { name }: Environment, others: readonly LoadedEnvironment[]): Fault[] {
  const other = others.find(({ environment }) => `${name}-`.startsWith(`${environment.name}-site-`));
  if (!other) return [];
  const rule = `an environment is not called like the sites of another one, ${other.environment.name}-site-…, which ${other.file} has`;
  return [{ file, path: ['name'], value: name, rule, fix: ANOTHER_NAME, severity: 'error' }];
}

function sameBuckets(file: string, environment: Environment, earlier: readonly LoadedEnvironment[]): Fault[] {
  if (!hasCloud(environment)) return [];
  return Object.keys(environment.storage).flatMap((pair): Fault[] => {
    const bucket = bucketName(environment, pair);
    const first = earlier.find((other) => bucketsOf(other.environment).includes(bucket));
    if (!first) return [];
    const rule = `bucket names are unique in the world, and ${first.file} makes '${bucket}' already`;
    return [
      { file, path: ['storage', pair], value: pair, rule, fix: 'choose another name for the pair', severity: 'error' },
    ];
  });
}

const bucketsOf = (environment: Environment): string[] =>
  hasCloud(environment) ? Object.keys(environment.storage).map((pair) => bucketName(environment, pair)) : [];
