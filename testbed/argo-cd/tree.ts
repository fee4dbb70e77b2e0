import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { objectsIn } from '../kubernetes/crds';
import { repositoryRoot } from '../../machine/cache-folder';

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

/** Environments that have a tree. */
export const environmentsWithTree = (): string[] =>
  readdirSync(join(repositoryRoot, 'rendered'))
    .filter((name) => committedTree(name).length > 0)
    .sort();
