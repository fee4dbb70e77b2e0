import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argoWorkflows } from '../../apps/argo-workflows';
import { repositoryRoot } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import { digestOf, findChart, type FoundChart } from '../charts/chart-source';
import { goModule } from '../components/go-programs';
import { helmIn } from '../components/helm';

/** The stand-in's own part; its CRDs are the module's. */
const STAND_IN = join(repositoryRoot, 'testbed', 'workflows', 'stand-in-chart');

/**
 * The chart argo-workflows. Where it cannot be had, a chart of the testbed stands in: the controller, its roles, its ConfigMap and the account of
 * workflows, from the same values, with the CRDs of the Go module. `source` says which of both it is.
 *
 * @param folder of the run's own
 */
export const workflowsChart = async (helm: string, folder: string): Promise<FoundChart> => {
  const { chart } = argoWorkflows;
  if (!chart) throw new Error('The app argo-workflows has no chart.');
  const found = await findChart(chart, helmIn(helm, folder));
  if (!('leftOut' in found)) return found;
  const made = join(folder, 'argo-workflows-stand-in');
  rmSync(made, { recursive: true, force: true });
  cpSync(STAND_IN, made, { recursive: true });
  const crds = join(await goModule('argo-workflows'), 'manifests', 'base', 'crds', 'minimal');
  cpSync(crds, join(made, 'crds'), { recursive: true, filter: (path) => !path.endsWith('kustomization.yaml') });
  await run('chmod', ['-R', 'u+w', made]); // Go's module cache is read-only
  return { folder: made, digest: digestOf(made), source: `a stand-in of the testbed, for ${found.leftOut}` };
};
