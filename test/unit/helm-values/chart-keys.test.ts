import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../../config/kubernetes/clusters';
import type { CloudEnvironment } from '../../../config/schema/environment';
import { APPS, appsOn } from '../../../apps';
import { ARGO_CD_KINDS, ARGO_CD_PROJECTS } from '../../../apps/argo-cd-settings';
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

/** Every chart of Terraform's that we give values, with them. */
const CHARTS: readonly Chart[] = [
  {
    chart: 'karpenter',
    values: karpenterValues,
    freeForm: { nodeSelector: 'labels', 'controller.resources': 'requests and limits' },
  },
  {
    chart: 'argo-cd',
    values: (environment) => argoCdValues(environment, ARGO_CD_KINDS),
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
  {
    chart: 'argocd-apps',
    values: (environment) => projectsValues(environment, ARGO_CD_PROJECTS),
    freeForm: { projects: 'AppProjects by name' },
  },
  { chart: 'argocd-apps', values: rootValues, freeForm: { applications: 'Applications by name' } },
];

const RESOURCES = 'requests and limits';

/** Of charts that Argo CD installs, the places that take whatever they are given; a chart with none is not here. One that is not at hand is named with why. */
const OF_ARGO_CD: Readonly<Record<string, Readonly<Record<string, string>> | string>> = {
  'argo-workflows': {
    'artifactRepository.s3': 'an artifact repository of Argo Workflows',
    'controller.pdb': "the budget's specification",
    'controller.podSecurityContext': 'a security context',
    'controller.resources': RESOURCES,
    'controller.retentionPolicy': "Argo Workflows' own",
    'executor.resources': RESOURCES,
    'executor.securityContext': 'a security context',
    'server.podSecurityContext': 'a security context',
    'server.resources': RESOURCES,
  },
  'aws-load-balancer-controller': {
    podDisruptionBudget: "the budget's specification",
    resources: RESOURCES,
    vpcTags: 'tags',
  },
  'ceph-csi-drivers': 'its values are not among the collected ones; read and rendered at ceph-csi-operator v1.0.4',
  'cert-manager': {
    'cainjector.resources': RESOURCES,
    resources: RESOURCES,
    serviceAccount: 'its name, which the chart has as a comment',
    'startupapicheck.resources': RESOURCES,
    'webhook.podDisruptionBudget': "the budget's number, which the chart has as a comment",
    'webhook.resources': RESOURCES,
  },
  'external-dns': { resources: RESOURCES },
  'external-secrets': {
    'certController.resources': RESOURCES,
    deploymentAnnotations: 'annotations',
    resources: RESOURCES,
    'webhook.resources': RESOURCES,
  },
  'gpu-operator': {
    'devicePlugin.resources': RESOURCES,
    'dcgmExporter.resources': RESOURCES,
    'gfd.resources': RESOURCES,
    'operator.resources': RESOURCES,
  },
  kueue: { 'controllerManager.manager.resources': RESOURCES },
  metallb: { 'controller.resources': RESOURCES, 'speaker.resources': RESOURCES },
  'metrics-server': 'its values are not among the collected ones; read in its repository at chart 3.13',
  'rook-ceph': {
    resources: RESOURCES,
    'ceph-csi-operator.controllerManager': 'values of its subchart',
  },
  'snapshot-controller': {
    'controller.pdb': "the budget's specification",
    'controller.podSecurityContext': 'a security context',
    'controller.resources': RESOURCES,
    'controller.securityContext': 'a security context',
  },
};

/** What every Application of every environment gives a chart. */
const valuesOf = (chart: string): ChartValues[] =>
  environments().flatMap(({ environment }) =>
    clustersOf(environment).flatMap((cluster) =>
      appsOn(cluster).flatMap(({ app, values }) => (app.chart?.name === chart ? [values() as ChartValues] : [])),
    ),
  );

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

  const ofArgoCd = APPS.flatMap(({ chart }) => {
    const freeForm = OF_ARGO_CD[chart?.name ?? ''] ?? {};
    return !chart || typeof freeForm === 'string' ? [] : [{ chart: chart.name, freeForm }];
  });

  it.each(ofArgoCd)('of $chart, which Argo CD installs, are all keys that the chart has', ({ chart, freeForm }) => {
    const values = valuesOf(chart);

    expect(values.length).toBeGreaterThan(0);
    expect(
      unknownChartKeys({ values, defaults: chartDefaults(folder ?? '', chart), freeForm: Object.keys(freeForm) }),
    ).toEqual([]);
  });
});
