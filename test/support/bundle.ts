import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentSource } from '../../config/load/read-environments';

/** The repository's folder. */
export const REPOSITORY = join(__dirname, '..', '..');

/** Name of the bundle of `synthesize-draft.ts` in the folder of a test run. */
export const DRAFT_PROGRAM = 'synthesize-draft.js';

/** Bundles a program with the flags of `npm run build`, but to `outfile`. */
export function bundle(outfile: string, entry = 'main.ts'): void {
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly build: string };
  };
  const flags = scripts.build.split(' ').filter((word) => word.startsWith('--'));
  const esbuild = join(REPOSITORY, 'node_modules', '.bin', 'esbuild');
  execFileSync(esbuild, [entry, ...flags, `--outfile=${outfile}`], { cwd: REPOSITORY, stdio: 'pipe' });
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
