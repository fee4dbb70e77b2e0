import type { Composition } from '../../compose';
import { batchGpus } from '../../config/pools/batch-gpus';
import type { Environment } from '../../config/schema/environment';
import { writersOf } from '../../config/storage/object-store';
import { counted } from '../check/words';
import type { Chip } from './model';

/** Names of the apps that the tree has an Application for on a cluster. */
export const appsOf = ({ applications }: Composition, cluster: string): string[] =>
  (applications.apps.get(cluster) ?? []).map(({ app }) => app.name);

/** The apps of one cluster; those on no other cluster are marked. */
export function appChips(composition: Composition, cluster: string): Chip[] {
  const clusters = [...composition.applications.apps.keys()];
  const others = new Set(clusters.filter((name) => name !== cluster).flatMap((name) => appsOf(composition, name)));
  return appsOf(composition, cluster).map((text) => ({ text, only: clusters.length > 1 && !others.has(text) }));
}

/** What a cluster queues, by the GPUs that its jobs share. */
export function queueTitle({ applications }: Composition, name: string): string {
  const queue = applications.apps.get(name)?.find(({ app }) => app.name === 'kueue');
  if (!queue) return 'Nodes';
  const { cluster } = queue;
  const gpus = batchGpus(cluster).reduce((sum, { count }) => sum + count, 0);
  return `Queue for ${cluster.side === 'cloud' ? 'up to ' : ''}${counted(gpus, 'GPU')}`;
}

/** What one side writes of a pair, in a line. */
export function writtenBy(environment: Environment, pair: string, writer: string): string {
  const prefixes = Object.entries(writersOf(environment, pair, environment.storage[pair]?.writers ?? {}))
    .filter(([, by]) => by === writer)
    .map(([prefix]) => prefix)
    .sort();
  return prefixes.length > 0 ? `writes ${prefixes.join(', ')}` : 'writes nothing';
}
