import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the user set in an environment variable; an empty one counts as unset. */
export const setting = (name: string): string | undefined => {
  const value = process.env[name];
  return value === '' ? undefined : value;
};

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

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Removes unfinished installs and builds: folders called `<prefix>-<what>-<process id>` whose process is gone. */
export const removeAbandoned = (folder: string, prefix = 'making'): void => {
  for (const name of readdirSync(folder)) {
    const maker = new RegExp(`^${prefix}-.*-(\\d+)$`).exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
};
