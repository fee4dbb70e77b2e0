import { clustersOf, takesWork } from '../../config/kubernetes/clusters';
import type { Environment } from '../../config/schema/environment';
import { APPS, appsOn } from '../../apps';
import type { Head } from '../harness/table';
import { NOTHING } from './words';

/** What each cluster runs, beside the wave and the version: a column a cluster, in which a cordoned site says so. */
export const appHead = (environment: Environment): Head => [
  '>wave',
  'app',
  'version',
  ...clustersOf(environment).map((cluster) => (takesWork(cluster) ? cluster.name : `${cluster.name}, cordoned`)),
];

/** The apps of all clusters in the order in which they are installed; of our images the tag. */
export function appRows(environment: Environment): string[][] {
  const clusters = clustersOf(environment).map(appsOn);
  const names = new Set(clusters.flat().map(({ app }) => app.name));
  return APPS.filter(({ name }) => names.has(name))
    .sort((one, other) => one.wave - other.wave || (one.name < other.name ? -1 : 1))
    .map(({ name, wave }) => {
      const on = clusters.map((apps) => apps.find(({ app }) => app.name === name));
      return [String(wave), name, on.find(Boolean)?.version ?? 'ours', ...on.map((each) => (each ? 'yes' : NOTHING))];
    });
}
