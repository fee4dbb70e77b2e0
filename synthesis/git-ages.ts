import { spawnSync } from 'node:child_process';
import type { FileAge } from '../config/rules/between/conflict';
import { FOLDER } from './environments-folder';

/**
 * Tells whether a file of `environments/` is new, changed or committed. Git runs once, at the first call, and most runs make none. Without
 * git, or before the first commit, all files have the same age.
 *
 * @param root the repository's folder
 */
export function gitAges(root: string): (file: string) => FileAge {
  let ages: ReadonlyMap<string, FileAge> | undefined;
  return (file) => {
    ages ??= read(root);
    return ages.get(file) ?? 'committed';
  };
}

function read(root: string): ReadonlyMap<string, FileAge> {
  // `-z` does not quote names, and does not make them relative to the current folder. `--porcelain` never changes its format (git-status,
  // "Porcelain Format").
  const options = ['status', '--porcelain', '-z', '--untracked-files=all', '--', FOLDER];
  const { status, stdout } = spawnSync('git', options, { cwd: root, encoding: 'utf8' });
  if (status !== 0) return new Map();
  return new Map(
    stdout.split('\0').flatMap((entry): [string, FileAge][] => {
      const [state, path] = [entry.slice(0, 2), entry.slice(3)];
      const at = path.lastIndexOf(`${FOLDER}/`);
      if (at < 0) return [];
      return [[path.slice(at), /^\?\?|^A/.test(state) ? 'new' : 'changed']];
    }),
  );
}
