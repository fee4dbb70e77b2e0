import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REPOSITORY } from './bundle';

/** Ours, but for what is a copy's own. */
const LINKED =
  /^([a-z-]+\.ts|cdktf\.json|apps|charts|commands|config|constructs|helm-values|machine|node_modules|playbooks|stacks|synthesis)$/;

/**
 * Makes a repository with our program and other environments, and bundles a program of it.
 *
 * @param root an empty folder
 * @param environments texts of the files in `environments/`, by their names
 * @param entry the program's file
 * @returns path of the bundle, to run in `root`
 * @throws Error with what the bundler says
 */
export function repositoryWith(
  root: string,
  environments: Readonly<Record<string, string>>,
  entry = 'main.ts',
): string {
  for (const name of readdirSync(REPOSITORY))
    if (LINKED.test(name)) symlinkSync(join(REPOSITORY, name), join(root, name));
  mkdirSync(join(root, 'environments'));
  for (const [name, text] of Object.entries(environments)) writeFileSync(join(root, 'environments', name), text);
  const bundled = join(root, `${basename(entry, '.ts')}.js`);
  const esbuild = join(REPOSITORY, 'node_modules', '.bin', 'esbuild');
  const options = ['--bundle', '--platform=node', '--external:typescript', '--preserve-symlinks', '--log-level=error'];
  const built = spawnSync(esbuild, [entry, ...options, `--outfile=${bundled}`], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  return bundled;
}
