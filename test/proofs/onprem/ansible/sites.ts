import { join } from 'node:path';
import type { Environment, SiteConfig } from '../../../../config/schema/environment';
import { load } from '../../../../synthesis/load';
import { repositoryRoot } from '../../../../machine/cache-folder';

/** One site of an example environment, with the folder that synth rendered for it. */
export interface ExampleSite {
  readonly environment: Environment;
  readonly name: string;
  readonly site: SiteConfig;
  readonly folder: string;
}

/** Every site of every environment in `environments/`. */
export async function exampleSites(): Promise<ExampleSite[]> {
  const { environments, faults } = await load(repositoryRoot);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`npm run check finds ${errors.length} faults; mend them first.`);
  return environments.flatMap(({ environment }) =>
    Object.entries(environment.sites).map(([name, site]) => ({
      environment,
      name,
      site,
      folder: join(repositoryRoot, 'rendered', environment.name, 'onprem', name),
    })),
  );
}
