import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KUBESPRAY_VERSION } from '../../../../config/versions';
import type { RunResult } from '../../../../machine/processes';
import { setting } from '../../../../machine/cache-folder';
import type { Ansible } from './ansible';

/**
 * The checkout of Kubespray that `KUBESPRAY_DIR` names.
 *
 * @returns undefined where it is not set
 * @throws Error where it names something else than a checkout of the release that inventories are made for
 */
export function kubesprayFolder(): string | undefined {
  const named = setting('KUBESPRAY_DIR');
  if (named === undefined) return undefined;
  const folder = resolve(named);
  const galaxy = join(folder, 'galaxy.yml');
  const version = existsSync(galaxy) ? /^version: (.*)$/m.exec(readFileSync(galaxy, 'utf8'))?.[1] : undefined;
  if (`v${version ?? ''}` !== KUBESPRAY_VERSION) {
    throw new Error(`KUBESPRAY_DIR=${named} has version ${version ?? 'none'}: git clone --branch ${KUBESPRAY_VERSION}`);
  }
  return folder;
}

/** Runs one of Ansible's programs as from Kubespray's folder, whose settings are in its ansible.cfg. */
export const withKubespray = (
  { run }: Ansible,
  folder: string,
  program: string,
  args: readonly string[],
): Promise<RunResult> =>
  run(program, args, {
    ANSIBLE_CONFIG: join(folder, 'ansible.cfg'),
    ANSIBLE_ROLES_PATH: join(folder, 'roles'),
    ANSIBLE_LIBRARY: join(folder, 'library'),
    // Facts of one inventory must not speak for another.
    ANSIBLE_CACHE_PLUGIN: 'memory',
    ANSIBLE_CALLBACKS_ENABLED: '',
    ANSIBLE_NOCOLOR: '1',
  });

/** Kubespray's own verdict of an inventory: the message of the first assertion that fails, or nothing. */
export async function upstreamFault(ansible: Ansible, folder: string, inventory: string): Promise<string | undefined> {
  const { exitCode, stdout } = await withKubespray(ansible, folder, 'playbook', [
    ...['-i', inventory],
    join(__dirname, 'validate.yml'),
  ]);
  if (exitCode === 0) return undefined;
  const task = [...stdout.slice(0, stdout.indexOf('fatal: ')).matchAll(/^TASK \[(?:\w+ : )?(.*)\] \**$/gm)].at(-1)?.[1];
  if (task === undefined) throw new Error(`Ansible could not run Kubespray's roles:\n${stdout}`);
  return task;
}

/** Names of all variables that the release knows: role defaults and variables, and the sample inventory, commented ones too. */
export function knownVariables(folder: string): Set<string> {
  const names = new Set<string>();
  const read = (path: string): void => {
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/^#? ?([a-z][a-z0-9_]*):/gm)) names.add(name);
  };
  const yamls = (path: string, filter: (file: string) => boolean): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(filter);
  yamls(join(folder, 'roles'), (file) => /\/(defaults|vars)\//.test(file)).forEach(read);
  yamls(join(folder, 'inventory', 'sample'), () => true).forEach(read);
  return names;
}

/** Whether a task, template or playbook of the release reads a variable that has no default. */
export function isReadBy(folder: string, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return readdirSync(join(folder, 'roles'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/(tasks|templates)$/.test(entry.parentPath))
    .some((entry) => word.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
}
