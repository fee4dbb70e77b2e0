import type { OperatorProgram } from '../operators/operator-pod';
import type { FoundChart } from '../charts/chart-source';
import { findChart } from '../charts/chart-source';
import { helmIn } from '../components/helm';
import { GO_PINS, type Programs } from '../components/go-pins';
import { APPS } from '../../apps';
import { workflowsChart } from '../workflows/workflows-chart';

/** Pins of the operators that run. */
export const OPERATOR_PINS = ['argo-workflows', 'kueue', 'metallb'] as const;

/** Charts that Argo CD renders beside that of Argo Workflows, since the programs in their pods are run. */
const CHARTS = ['kueue', 'metallb'] as const;

/** What the chart argo-workflows 1.0.18 names; the newest that the module proxy has, one patch older, runs in its place. */
const ARGO_WORKFLOWS_TAG = 'v4.0.6';

/** Images of the pipeline's pods, which a kubelet of the testbed runs: the executor is in each of them. */
export const PIPELINE_IMAGES = [`quay.io/argoproj/argoexec:${ARGO_WORKFLOWS_TAG}`] as const;

/** The programs that run in place of their images. An image of another tag than the pin's is not run, and its webhooks then answer nobody. */
export const operatorPrograms = (programs: Programs<(typeof OPERATOR_PINS)[number]>): OperatorProgram[] => [
  {
    image: `quay.io/argoproj/workflow-controller:${ARGO_WORKFLOWS_TAG}`,
    entrypoint: '/workflow-controller',
    program: programs['workflow-controller'],
  },
  {
    image: `registry.k8s.io/kueue/kueue:${GO_PINS.kueue.version}`,
    entrypoint: '/manager',
    program: programs.kueue,
  },
  {
    image: `quay.io/metallb/controller:${GO_PINS.metallb.version}`,
    entrypoint: '/controller',
    program: programs['metallb-controller'],
  },
];

/**
 * The charts whose programs run, by name.
 *
 * @param folder of the run's own, for helm
 * @throws Error where one is not at hand
 */
export const runCharts = async (helm: string, folder: string): Promise<ReadonlyMap<string, FoundChart>> => {
  const found = new Map([['argo-workflows', await workflowsChart(helm, folder)]]);
  for (const name of CHARTS) {
    const chart = APPS.find((app) => app.chart?.name === name)?.chart;
    if (!chart) throw new Error(`No app installs the chart ${name}.`);
    const one = await findChart(chart, helmIn(helm, folder));
    if ('leftOut' in one) throw new Error(`${name}: ${one.leftOut}`);
    found.set(name, one);
  }
  return found;
};
