import { error, type Fault } from '../../config/load/fault';
import { contentByFacts, findingsIn } from '../../manifest-rules';
import type { Composed } from '../harness/environments';

/** What would not come up in the clusters of an environment: the rules on what each is given, with the facts of charts in their place. */
export const clusterFaults = ({ loaded, composition }: Pick<Composed, 'loaded' | 'composition'>): Fault[] =>
  [...composition.applications.apps.values()].flatMap((apps) => {
    const [first] = apps;
    if (!first) return [];
    const { cluster } = first;
    const path = cluster.side === 'cloud' ? ['cloud'] : ['sites', cluster.name];
    return findingsIn(contentByFacts(cluster, apps)).map(({ where, value, rule, fix }) => ({
      file: loaded.file,
      ...error(path, value, `${where}: ${rule}`, fix),
    }));
  });
