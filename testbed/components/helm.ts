import { join } from 'node:path';
import { run, type RunResult } from '../../machine/processes';

/** Runs helm with arguments. */
export type RunHelm = (args: readonly string[]) => Promise<RunResult>;

/**
 * @param program the built helm
 * @param folder of the run's own for caches and configuration; the user's are not read
 * @param kubeconfig of the cluster. @default none, for what needs no cluster
 */
export const helmIn =
  (program: string, folder: string, kubeconfig = ''): RunHelm =>
  (args) =>
    run(program, args, {
      cwd: folder,
      env: {
        KUBECONFIG: kubeconfig,
        HELM_CACHE_HOME: join(folder, 'helm', 'cache'),
        HELM_CONFIG_HOME: join(folder, 'helm', 'config'),
        HELM_DATA_HOME: join(folder, 'helm', 'data'),
      },
    });
