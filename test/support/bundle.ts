import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's folder. */
export const REPOSITORY = join(__dirname, '..', '..');

/** Bundles the program as `npm run synth` does, but to `outfile`. */
export function bundle(outfile: string): void {
  execFileSync('npm', ['run', '--silent', 'build', '--', `--outfile=${outfile}`], { cwd: REPOSITORY, stdio: 'pipe' });
}

/**
 * Runs a bundle in `root` as if that were the repository. The bundle holds the environments; from the folder it takes their
 * names, and the lines that it tells of when one is refused.
 */
export function synthesizeIn(root: string, bundled: string): void {
  cpSync(join(REPOSITORY, 'environments'), join(root, 'environments'), { recursive: true });
  execFileSync(process.execPath, [bundled], { cwd: root, stdio: 'pipe' });
}
