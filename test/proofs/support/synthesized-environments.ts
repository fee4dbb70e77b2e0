import { load } from '../../../synthesis/load';
import { synthesizeInto, type Workspace } from '../../../testbed/emulators/workspace';
import { cacheFolder, repositoryRoot } from '../../../machine/cache-folder';
import { everyOption } from './every-option';

/** One environment with a cloud half, and its stacks' JSON in a folder of its own. */
export interface SynthesizedEnvironment {
  readonly name: string;
  readonly workspace: Workspace;
}

/**
 * Synthesizes every environment of the repository that has a cloud half, and {@link everyOption}.
 *
 * @param purpose names the folder below the cache folder, which is emptied first
 */
export async function synthesizedEnvironments(purpose: string): Promise<SynthesizedEnvironment[]> {
  const { environments, faults } = await load(repositoryRoot);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`npm run check finds ${errors.length} faults; mend them first.`);
  return [...environments, ...everyOption()]
    .filter(({ environment }) => environment.cloud !== undefined)
    .map((loaded) => {
      const { name } = loaded.environment;
      return { name, workspace: synthesizeInto(cacheFolder('proofs', purpose, name), loaded) };
    });
}
