import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ONPREM_KUBERNETES_VERSION } from '../../config/versions';
import { helmIn } from '../components/helm';
import type { PlatformRelease } from './karpenter-releases';

/** The helm program against one cluster. */
export interface Helm {
  install(release: PlatformRelease): Promise<void>;
  /** The release's manifests, its kinds included, as YAML. */
  render(release: PlatformRelease): Promise<string>;
  /** Waits until what the release had is gone, as Terraform's Helm provider does. */
  uninstall(release: PlatformRelease): Promise<void>;
}

/** What helm asks a cluster, where it has none. */
const AS_IN_CLUSTER = ['--kube-version', ONPREM_KUBERNETES_VERSION, '--api-versions', 'policy/v1'];

/**
 * @param program the built helm
 * @param folder of the run's own for values, caches and configuration; the user's are not read
 */
export const helmAt = (program: string, kubeconfig: string, folder: string): Helm => {
  const runHelm = helmIn(program, folder, kubeconfig);
  const helm = async (args: readonly string[]): Promise<string> => {
    const { exitCode, stdout, all } = await runHelm(args);
    if (exitCode !== 0) throw new Error(`helm ${args.slice(0, 3).join(' ')} failed:\n${all}`);
    return stdout;
  };
  const chosen = ({ name, namespace, chart, values }: PlatformRelease): string[] => {
    const file = join(folder, `${name}.values.json`);
    writeFileSync(file, JSON.stringify(values));
    return [name, chart, '--namespace', namespace, '--values', file];
  };
  return {
    install: async (release) => {
      await helm(['install', ...chosen(release), '--create-namespace']);
    },
    render: (release) => helm(['template', ...chosen(release), '--include-crds', ...AS_IN_CLUSTER]),
    uninstall: async ({ name, namespace }) => {
      await helm(['uninstall', name, '--namespace', namespace, '--wait', '--timeout', '5m']);
    },
  };
};
