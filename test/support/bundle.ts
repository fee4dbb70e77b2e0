import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EnvironmentSource } from '../../config/load/read-environments';

/** The repository's folder. */
export const REPOSITORY = join(__dirname, '..', '..');

/** Name of the bundle of `synthesize-draft.ts` in the folder of a test run. */
export const DRAFT_PROGRAM = 'synthesize-draft.js';

/** An empty folder of a test or proof below the repository, because a bundle looks up what is not in it from where it stands. */
export function scratchFolder(name: string): string {
  const cache = join(REPOSITORY, '.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, `${name}-`));
}

/** Bundles a program as `npm run build` does; by default to the place where commands find it. */
export async function bundle(entry: string, ...outfile: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['bin/build.js', entry, ...outfile], { cwd: REPOSITORY });
}

/** What environments and overrides import, and what bundles them: a folder with links to these is as good as the repository. */
const SOURCES = [
  ...[
    'apps',
    'bin',
    'compose.ts',
    'config',
    'constructs',
    'define-overrides.ts',
    'helm-values',
    'stacks',
    'tsconfig.json',
  ],
];

/** Lets the environments of a folder be bundled there as in the repository. */
export function linkSources(root: string): void {
  for (const path of SOURCES) if (!existsSync(join(root, path))) symlinkSync(join(REPOSITORY, path), join(root, path));
}

/**
 * Synthesizes environments below `root` by a bundle of `synthesize-draft.ts`.
 *
 * @param env environment variables over those of this process
 * @throws Error with what the program says of an environment that is refused
 */
export function synthesizeIn(
  root: string,
  bundled: string,
  sources: readonly EnvironmentSource[],
  env: Readonly<Record<string, string>> = {},
): void {
  execFileSync(process.execPath, [bundled, root], {
    // Where the charts are.
    cwd: REPOSITORY,
    input: JSON.stringify(sources),
    stdio: 'pipe',
    env: { ...process.env, ...env },
  });
}

/**
 * A folder in which a program can run: it stands for the repository with these files instead of the committed environments.
 *
 * @param files texts by path below the root
 */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const root = scratchFolder('tests-root');
  linkSources(root);
  for (const path of ['charts', 'playbooks', 'cdktf.json']) symlinkSync(join(REPOSITORY, path), join(root, path));
  mkdirSync(join(root, 'environments'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}

/** Runs a bundle in a folder, and says how it ended. */
export function runIn(root: string, bundled: string): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundled], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}
