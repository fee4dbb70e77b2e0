import { clustersOf, takesWork } from '../../config/kubernetes/clusters';
import type { Environment } from '../../config/schema/environment';
import type { GitOpsTree } from '../../constructs/gitops/gitops-tree';
import type { Head } from '../harness/table';
import { NOTHING } from './words';

/** An app of the tree, as its Application says it. */
export interface AppFact {
  /** Smaller ones are installed first. */
  readonly wave: number;
  readonly app: string;
  /** Of its chart; of our own programs the tag of their images, where they have one. */
  readonly version: string;
  readonly clusters: readonly string[];
}

/** A column a cluster; one that takes no new work says so. */
export const appHead = (environment: Environment): Head => [
  '>wave',
  'app',
  'version',
  ...clustersOf(environment).map((cluster) =>
    cluster.side === 'cloud' || takesWork(cluster) ? cluster.name : `${cluster.name}, ${cluster.site.mode}`,
  ),
];

/** The apps of all clusters in the order in which they come, read from the tree that is written. */
export function appFacts({ apps }: GitOpsTree): AppFact[] {
  const found = new Map<string, AppFact>();
  for (const { app, cluster, version } of [...apps.values()].flat()) {
    const { name, wave } = app;
    const clusters = [...(found.get(name)?.clusters ?? []), cluster.name];
    found.set(name, { wave, app: name, version: version ?? 'ours', clusters });
  }
  return [...found.values()].sort((one, other) => one.wave - other.wave || (one.app < other.app ? -1 : 1));
}

export const appRows = (environment: Environment, apps: readonly AppFact[]): string[][] =>
  apps.map(({ wave, app, version, clusters }) => [
    String(wave),
    app,
    version,
    ...clustersOf(environment).map(({ name }) => (clusters.includes(name) ? 'yes' : NOTHING)),
  ]);
