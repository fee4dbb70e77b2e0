import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../../machine/cache-folder';
import { run, type Environment, type RunResult } from '../../../../machine/processes';
import { virtualEnvironment } from '../../../../machine/python-venv';

/** Ansible's programs, from a virtual environment of ours. */
export interface Ansible {
  readonly python: string;
  /** Runs one of its programs, such as `playbook` or `inventory`. */
  readonly run: (program: string, args: readonly string[], env?: Environment) => Promise<RunResult>;
}

export async function ansible(): Promise<Ansible> {
  const { python } = await virtualEnvironment('ansible', { log: (line) => console.log(line) });
  return { python, run: (program, args, env = {}) => run(python, ['-m', 'ansible', program, ...args], { env }) };
}

/** What ansible-lint starts by its name, and as what module it is run here. */
const PROGRAMS = {
  ansible: 'adhoc',
  'ansible-config': 'config',
  'ansible-doc': 'doc',
  'ansible-galaxy': 'galaxy',
  'ansible-playbook': 'playbook',
};

/** A folder for `PATH` with Ansible's programs: those that pip makes name the folder in which they were made. */
export function programs(python: string): string {
  const folder = cacheFolder('proofs', 'onprem', 'bin');
  for (const [name, module] of Object.entries(PROGRAMS)) {
    const file = join(folder, name);
    rmSync(file, { force: true });
    writeFileSync(file, `#!/bin/sh\nexec '${python}' -m ansible ${module} "$@"\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
