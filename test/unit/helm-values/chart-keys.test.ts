import { describe, expect, it } from '@jest/globals';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { argoCdValues } from '../../../helm-values/argo-cd';
import { projectsValues, rootValues } from '../../../helm-values/argocd-apps';
import { karpenterValues } from '../../../helm-values/karpenter';
import { chartDefaults, chartsFolder } from '../../support/chart-defaults';
import { environments } from '../../support/environments';
import { unknownChartKeys, type ChartValues } from '../../support/unknown-chart-keys';

interface Chart {
  readonly chart: string;
  readonly values: (environment: CloudEnvironment) => ChartValues;
  /** Places that take whatever they are given, each with what it holds. */
  readonly freeForm: Readonly<Record<string, string>>;
}

/** Every chart that we give values, with them. */
const CHARTS: readonly Chart[] = [
  {
    chart: 'karpenter',
    values: karpenterValues,
    freeForm: { nodeSelector: 'labels', 'controller.resources': 'requests and limits' },
  },
  {
    chart: 'argo-cd',
    values: argoCdValues,
    freeForm: {
      'configs.cm': "Argo CD's own settings, of which the chart has defaults for a few",
      'global.nodeSelector': 'labels',
      'redis-ha.nodeSelector': 'labels',
      'redis-ha.podDisruptionBudget': "the budget's specification",
      'redis-ha.haproxy.podDisruptionBudget': "the budget's specification",
      ...Object.fromEntries(
        [
          ...['controller', 'server', 'repoServer', 'repoServer.copyutil', 'redis', 'redisSecretInit'],
          ...['redis', 'sentinel', 'splitBrainDetection', 'init', 'haproxy', 'haproxy.init'].map(
            (of) => `redis-ha.${of}`,
          ),
        ].map((of) => [`${of}.resources`, 'requests and limits']),
      ),
    },
  },
  { chart: 'argocd-apps', values: projectsValues, freeForm: { projects: 'AppProjects by name' } },
  { chart: 'argocd-apps', values: rootValues, freeForm: { applications: 'Applications by name' } },
];

const folder = chartsFolder();
const clouds = environments().flatMap(({ environment }) =>
  environment.cloud ? [{ ...environment, cloud: environment.cloud }] : [],
);
// Charts are not packages: where nobody has them at hand (LANDBRIDGE_CHARTS), this is left out.
const where = folder === undefined ? describe.skip : describe;

where('values of charts', () => {
  it.each(CHARTS)('of $chart are all keys that the chart has', ({ chart, values, freeForm }) => {
    const defaults = chartDefaults(folder ?? '', chart);

    expect(unknownChartKeys({ values: clouds.map(values), defaults, freeForm: Object.keys(freeForm) })).toEqual([]);
  });
});
