import { parse } from 'yaml';
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

/** As much of an Application as the table needs. */
interface Application {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly sources?: readonly { readonly chart?: string; readonly targetRevision: string }[] };
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
export function appFacts({ name: environment, release }: Environment, { files }: GitOpsTree): AppFact[] {
  const found = new Map<string, { wave: number; version: string; clusters: string[] }>();
  for (const [path, file] of files) {
    const [owner, , cluster = '', name = '', ...below] = path.split('/');
    if (owner !== environment || below.length > 0 || !name.endsWith('.yaml')) continue;
    const app = name.slice(0, -'.yaml'.length);
    const { metadata, spec } = parse(file.content()) as Application;
    const chart = spec.sources?.find((source) => source.chart !== undefined);
    const folder = path.replace(/\.yaml$/, '/');
    const tagged = [...files].some(
      ([other, own]) => other.startsWith(folder) && own.content().includes(`:${release.tag}`),
    );
    const known = found.get(app);
    found.set(app, {
      wave: Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
      version: chart?.targetRevision ?? (tagged ? release.tag : 'ours'),
      clusters: [...(known?.clusters ?? []), cluster],
    });
  }
  return [...found]
    .map(([app, { wave, version, clusters }]) => ({ wave, app, version, clusters }))
    .sort((one, other) => one.wave - other.wave || (one.app < other.app ? -1 : 1));
}

export const appRows = (environment: Environment, apps: readonly AppFact[]): string[][] =>
  apps.map(({ wave, app, version, clusters }) => [
    String(wave),
    app,
    version,
    ...clustersOf(environment).map(({ name }) => (clusters.includes(name) ? 'yes' : NOTHING)),
  ]);
