import { readEnvironments } from '../../../config/read-environments';
import type { CloudEnvironment, LoadedEnvironment } from '../../../config/schema/environment';
import { cloudOf, hybrid } from '../../support/drafts';

type LoadedCloud = LoadedEnvironment & { readonly environment: CloudEnvironment };

/**
 * `hybrid` with a pool for training beside its own for pipeline and serving, so that every use of a pool is shown.
 *
 * @throws Error if the rules refuse it
 */
export const shownEnvironment = (): LoadedCloud => {
  const draft = hybrid();
  const cloud = cloudOf(draft);
  cloud.gpuPools = {
    ...cloud.gpuPools,
    training: { use: 'training', families: ['g6e'], capacity: ['on-demand'], maxGpus: 8 },
  };
  const { environments, faults } = readEnvironments([{ file: 'environments/hybrid.ts', value: draft }]);
  const errors = faults.filter(({ severity }) => severity === 'error');
  const [loaded] = environments;
  if (!loaded?.environment.cloud || errors.length > 0) {
    throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  }
  return { ...loaded, environment: { ...loaded.environment, cloud: loaded.environment.cloud } };
};
