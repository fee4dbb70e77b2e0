import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { repositoryRoot } from '../../machine/cache-folder';
import type { FoundChart } from '../charts/chart-source';
import { standInFor } from './chart-stand-ins';
import { objectsIn } from '../kubernetes/crds';

/** A file of the committed tree. */
export interface TreeFile {
  /** Relative to the repository's root, as Applications name it. */
  readonly path: string;
  readonly objects: readonly KubernetesObject[];
}

/** What Argo CD reads of an environment: all of `rendered/<environment>/gitops`, as it is committed. */
export const committedTree = (environment: string): TreeFile[] => {
  const folder = join(repositoryRoot, 'rendered', environment, 'gitops');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(repositoryRoot, file), objects: objectsIn(file) }));
};

interface Source {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly chart?: string;
  readonly path?: string;
  readonly helm?: object;
}

interface ApplicationLike extends KubernetesObject {
  readonly spec: { readonly source?: Source; readonly sources?: readonly Source[] };
}

/** The committed tree as a local repository holds it. */
export interface LocalTree {
  /** Contents by path. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** What stands in for each chart. */
  readonly standIns: ReadonlyMap<string, string>;
}

const STAND_INS = 'stand-ins';
const CHARTS = 'charts';

const isChartFile = (path: string): boolean => !/(^|\/)(tests|README\.md(\.gotmpl)?)(\/|$)/.test(path);

/** A chart's files as they are in the local repository. */
const chartFiles = (name: string, { folder }: FoundChart): Record<string, Buffer> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => isChartFile(relative(folder, file)))
      .map((file) => [join(CHARTS, name, relative(folder, file)), readFileSync(file)]),
  );

/**
 * The committed tree, with two things changed in its Applications and nothing elsewhere: the repository is the local one, and a chart is a
 * folder there: the whole chart, which Argo CD renders with the Application's values, or stand-ins for it.
 *
 * @param charts those whose programs run
 * @param crds folder of CRDs
 */
export const localTree = (
  tree: readonly TreeFile[],
  repository: { readonly url: string; readonly revision: string },
  charts: ReadonlyMap<string, FoundChart>,
  crds: string,
): LocalTree => {
  const files: Record<string, string | Buffer> = {};
  const standIns = new Map<string, string>();
  const local = (source: Source): Source => {
    const { url: repoURL, revision: targetRevision } = repository;
    if (source.chart === undefined) return { ...source, repoURL, targetRevision };
    const chart = charts.get(source.chart);
    if (chart) {
      Object.assign(files, chartFiles(source.chart, chart));
      return {
        ...{ repoURL, targetRevision, path: join(CHARTS, source.chart) },
        ...(source.helm && { helm: source.helm }),
      };
    }
    const path = join(STAND_INS, source.chart);
    const { objects, what } = standInFor(source.chart, crds);
    standIns.set(source.chart, what);
    for (const object of objects)
      files[join(path, `${object.metadata?.name ?? ''}.yaml`)] = stringify(object, { aliasDuplicateObjects: false });
    return { repoURL, targetRevision, path };
  };
  for (const { path, objects } of tree) {
    const [object] = objects;
    if (object?.kind !== 'Application') {
      files[path] = readFileSync(join(repositoryRoot, path), 'utf8');
      continue;
    }
    const application = object as ApplicationLike;
    const { source, sources, ...rest } = application.spec;
    files[path] = stringify(
      {
        ...application,
        spec: {
          ...rest,
          ...(source && { source: local(source) }),
          ...(sources && { sources: sources.map(local) }),
        },
      },
      { aliasDuplicateObjects: false },
    );
  }
  return { files, standIns };
};

/** Paths of a cluster's Applications, each with its app's name: the files of its folder, without the folders in it. */
export const applicationFiles = (tree: readonly TreeFile[], environment: string, cluster: string): readonly string[] =>
  tree
    .filter(({ path }) => dirname(path) === `rendered/${environment}/gitops/${cluster}`)
    .map(({ path }) => basename(path, '.yaml'));
