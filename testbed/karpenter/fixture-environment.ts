import { readEnvironments } from '../../config/load/read-environments';
import type { CloudEnvironment, LoadedEnvironment } from '../../config/schema/environment';
import hybrid from '../../test/fixtures/environments/hybrid';

type LoadedCloud = LoadedEnvironment & { readonly environment: CloudEnvironment };

export interface FixtureEnvironmentOptions {
  /** Limit of every GPU pool. @default each its own */
  readonly maxGpus?: number;
}

/**
 * `hybrid` with a pool for training beside its own for pipeline and serving, so that there is a pool for every use.
 *
 * @throws Error if the rules refuse it
 */
export const fixtureEnvironment = ({ maxGpus }: FixtureEnvironmentOptions = {}): LoadedCloud => {
  const gpuPools = {
    ...hybrid.cloud?.gpuPools,
    training: { use: 'training', families: ['g6e'], capacity: ['on-demand'], maxGpus: 8 },
  };
  const limited = Object.entries(gpuPools).map(([name, pool]) => [name, { ...pool, ...(maxGpus && { maxGpus }) }]);
  const value = { ...hybrid, cloud: { ...hybrid.cloud, gpuPools: Object.fromEntries(limited) as unknown } };
  const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value }]);
  const errors = faults.filter(({ severity }) => severity === 'error');
  const [loaded] = environments;
  if (!loaded?.environment.cloud || errors.length > 0) {
    throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  }
  return { ...loaded, environment: { ...loaded.environment, cloud: loaded.environment.cloud } };
};
