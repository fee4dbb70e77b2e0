import type { Composition } from '../../compose';
import { clustersOf } from '../../config/kubernetes/clusters';
import type { Chip } from './model';

/** The Applications of one cluster, as the tree has them; those on no other cluster are marked. */
export function appChips({ applications, environment }: Composition, cluster: string): Chip[] {
  const on = (name: string): string[] => {
    const folder = `${environment.name}/gitops/${name}/`;
    return [...applications.files.keys()].flatMap((path) =>
      path.startsWith(folder) && !path.slice(folder.length).includes('/')
        ? [path.slice(folder.length, -'.yaml'.length)]
        : [],
    );
  };
  const others = new Set(
    clustersOf(environment)
      .filter(({ name }) => name !== cluster)
      .flatMap(({ name }) => on(name)),
  );
  const alone = clustersOf(environment).length === 1;
  return on(cluster).map((text) => ({ text, only: !alone && !others.has(text) }));
}
