import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setting } from './setting';

/** The repository's root: tools run from their place in it, wherever they are called from. */
export const repositoryRoot = resolve(__dirname, '..');

/**
 * A folder for what tools install or write between runs, made if need be. It is git-ignored and may be deleted at any time.
 *
 * @param names path below the cache folder
 * @returns absolute path below `$LANDBRIDGE_CACHE`, or `.cache/` in the repository where that is unset or empty
 */
export const cacheFolder = (...names: readonly string[]): string => {
  const folder = join(resolve(setting('LANDBRIDGE_CACHE') ?? join(repositoryRoot, '.cache')), ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
};
