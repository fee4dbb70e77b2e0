import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/processes';
import type { PlatformRelease } from './releases';

/** The helm program against one cluster. */
export interface Helm {
  install(release: PlatformRelease): Promise<void>;
  /** Waits until what the release had is gone, as Terraform's Helm provider does. */
  uninstall(release: PlatformRelease): Promise<void>;
}

/**
 * @param program the built helm
 * @param folder of the run's own for values, caches and configuration; the user's are not read
 */
export const helmAt = (program: string, kubeconfig: string, folder: string): Helm => {
  const helm = async (args: readonly string[]): Promise<void> => {
    const env = {
      KUBECONFIG: kubeconfig,
      HELM_CACHE_HOME: join(folder, 'helm', 'cache'),
      HELM_CONFIG_HOME: join(folder, 'helm', 'config'),
      HELM_DATA_HOME: join(folder, 'helm', 'data'),
    };
    const { exitCode, all } = await run(program, args, { cwd: folder, env });
    if (exitCode !== 0) throw new Error(`helm ${args.slice(0, 3).join(' ')} failed:\n${all}`);
  };
  return {
    install: async ({ name, namespace, chart, values }) => {
      const file = join(folder, `${name}.values.json`);
      writeFileSync(file, JSON.stringify(values));
      await helm(['install', name, chart, '--namespace', namespace, '--create-namespace', '--values', file]);
    },
    uninstall: ({ name, namespace }) =>
      helm(['uninstall', name, '--namespace', namespace, '--wait', '--timeout', '5m']),
  };
};
