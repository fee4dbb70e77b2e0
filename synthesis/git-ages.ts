import { spawnSync } from 'node:child_process';
import type { FileAge } from '../config/rules/between/conflict';
import { FOLDER } from './environments-folder';

/**
 * What git knows of the files in `environments/`. Git is asked once, when the first file is asked for: most runs never do. Where there is no
 * git, or no commit, all files are alike.
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
  // `-z` neither quotes names nor puts them relative to the folder in which it runs; `--porcelain` stays as it is (git-status, "Porcelain Format").
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
