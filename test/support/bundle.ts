import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
 * Runs a bundle in `root` as if that were the repository. The bundle holds the environments; from the folder it takes their
 * names, and the lines that it tells of when one is refused; and the charts and playbooks.
 *
 * @param env environment variables over those of this process
 */
export function synthesizeIn(root: string, bundled: string, env: Readonly<Record<string, string>> = {}): void {
  for (const path of ['environments', 'charts', 'playbooks', 'cdktf.json'])
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  execFileSync(process.execPath, [bundled], { cwd: root, stdio: 'pipe', env: { ...process.env, ...env } });
}
