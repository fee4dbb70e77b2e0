import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../machine/processes';

/** A git repository on this machine that a controller can read by its address. */
export interface Repository {
  /** Such as `file:///…/repository`. */
  readonly url: string;
  read(path: string): string;
  /** Writes and removes files, and commits them; `undefined` removes one. */
  commit(message: string, files: Readonly<Record<string, string | Buffer | undefined>>): Promise<void>;
}

/** No setting of the user's changes what is committed. */
const ALONE = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'proof',
  GIT_AUTHOR_EMAIL: 'proof@localhost',
  GIT_COMMITTER_NAME: 'proof',
  GIT_COMMITTER_EMAIL: 'proof@localhost',
};

/** Makes an empty repository. @param folder which need not be there */
export const makeRepository = async (folder: string, branch: string): Promise<Repository> => {
  mkdirSync(folder, { recursive: true });
  const git = async (...args: readonly string[]): Promise<void> => {
    const { exitCode, all } = await run('git', args, { cwd: folder, env: ALONE });
    if (exitCode !== 0) throw new Error(`git ${args[0] ?? ''} failed:\n${all}`);
  };
  await git('init', '--quiet', '--initial-branch', branch);
  return {
    url: pathToFileURL(folder).href,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    commit: async (message, files) => {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        if (text === undefined) {
          rmSync(file, { recursive: true });
          continue;
        }
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
    },
  };
};
