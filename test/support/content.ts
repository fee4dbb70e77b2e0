import { appsOn } from '../../apps';
import { clustersOf, type Cluster } from '../../config/kubernetes/clusters';
import { contentByFacts } from '../../manifest-rules';
import type { Content, Given } from '../../manifest-rules/given';
import { environments } from './environments';

/** Every cluster of the tests' own environments. */
export const clusters = (): Cluster[] => environments().flatMap(({ environment }) => clustersOf(environment));

/** Everything that the clusters of the tests' own environments are given. */
export const contents = (): Content[] => clusters().map((cluster) => contentByFacts(cluster, appsOn(cluster)));

/**
 * What a cluster of the tests' own environments is given.
 *
 * @param environment the cluster's, for a name that several have. @default the first that has it
 * @throws Error for a cluster that there is not
 */
export const contentOfCluster = (name: string, environment?: string): Content => {
  const found = contents().find(
    ({ cluster }) => cluster.name === name && (environment === undefined || cluster.environment.name === environment),
  );
  if (!found) throw new Error(`No fixture has a cluster ${name}.`);
  return found;
};

/** A content without some of its objects. @throws Error where it has none of them */
export const without = (content: Content, unwanted: (given: Given) => boolean): Content => {
  const given = content.given.filter((one) => !unwanted(one));
  if (given.length === content.given.length) throw new Error('Nothing was taken away.');
  return { ...content, given };
};
