import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's folder. */
export const REPOSITORY = join(__dirname, '..', '..');

/** Name of the bundle of `synthesize-draft.ts` in the folder of a test run. */
export const DRAFT_PROGRAM = 'synthesize-draft.js';

/** Bundles a program as `npm run build` does, but to `outfile`. */
export function bundle(outfile: string, entry = 'main.ts'): void {
  execFileSync(process.execPath, ['bin/build.mjs', entry, outfile], { cwd: REPOSITORY, stdio: 'pipe' });
}

/** What environments and overrides import, and what bundles them: a folder with links to these is as good as the repository. */
const SOURCES = ['bin', 'compose.ts', 'config', 'constructs', 'define-overrides.ts', 'stacks', 'tsconfig.json'];

/** Lets the environments of a folder be bundled there as in the repository. */
export function linkSources(root: string): void {
  for (const path of SOURCES) if (!existsSync(join(root, path))) symlinkSync(join(REPOSITORY, path), join(root, path));
}

/**
 * Runs a bundle in `root` as if that were the repository, with copies of the environments, charts and playbooks.
 *
 * @param env environment variables over those of this process
 */
export function synthesizeIn(root: string, bundled: string, env: Readonly<Record<string, string>> = {}): void {
  linkSources(root);
  for (const path of ['environments', 'charts', 'playbooks', 'cdktf.json'])
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  execFileSync(process.execPath, [bundled], { cwd: root, stdio: 'pipe', env: { ...process.env, ...env } });
}
