import { clustersOf, takesWork } from '../../config/kubernetes/clusters';
import type { Environment } from '../../config/schema/environment';
import { CHART_VERSIONS } from '../../config/versions';
import { appsOn } from '../../apps';
import { WAVES, type AppName } from '../../apps/waves';
import type { Head } from '../harness/table';
import { NOTHING } from './words';

/** What each cluster runs, beside the wave and the version: a column a cluster, in which a drained site says so. */
export const appHead = (environment: Environment): Head => [
  '>wave',
  'app',
  'version',
  ...clustersOf(environment).map((cluster) => (takesWork(cluster) ? cluster.name : `${cluster.name}, drained`)),
];

/** The apps of all clusters in the order in which they come; of ours the tag of the images, where there is one. */
export function appRows(environment: Environment): string[][] {
  const clusters = clustersOf(environment).map((cluster) => appsOn(cluster));
  const apps = new Map(clusters.flat().map((app) => [app.name, app]));
  const inOrder = [...apps.values()].sort(
    (one, other) => WAVES[one.name] - WAVES[other.name] || (one.name < other.name ? -1 : 1),
  );
  return inOrder.map(({ name, chart }) => [
    String(WAVES[name]),
    name,
    chart ? CHART_VERSIONS[chart.name] : ours(environment, name),
    ...clusters.map((on) => (on.some((app) => app.name === name) ? 'yes' : NOTHING)),
  ]);
}

const OF_IMAGES: readonly AppName[] = ['back-end', 'front-end', 'pipeline'];

const ours = ({ release }: Environment, name: AppName): string => (OF_IMAGES.includes(name) ? release.tag : 'ours');
