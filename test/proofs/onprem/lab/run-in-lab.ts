import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { cacheFolder, repositoryRoot } from '../../../../machine/cache-folder';
import { run, type RunResult } from '../../../../machine/processes';
import type { PlaybookReport } from '../../../../commands/site/playbook-report';
import type { Lab } from './start-lab';

/** What of an inventory is changed for a run. */
export interface Inventory {
  readonly all: { readonly hosts: Record<string, Record<string, unknown>> };
}

export interface LabRun extends RunResult {
  readonly report: PlaybookReport;
}

/**
 * Runs `landbridge site precheck` or `landbridge site smoke` at a lab's router on a copy of a site's rendered folder.
 *
 * @param change what is different from the rendered inventory
 * @param options for the command, behind the site
 */
export async function runInLab(
  lab: Lab,
  playbook: 'precheck' | 'smoke',
  site: readonly [environment: string, name: string],
  change: (inventory: Inventory) => void,
  ...options: readonly string[]
): Promise<LabRun> {
  const root = cacheFolder('proofs', 'onprem', 'root');
  rmSync(root, { recursive: true });
  const folder = join('rendered', site[0], 'onprem', site[1]);
  mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(repositoryRoot, folder), join(root, folder), { recursive: true });
  // The command asks its root for the program's sources, as docs/commands.md says.
  for (const name of ['bin', 'config', 'constructs', 'tsconfig.json'])
    symlinkSync(join(repositoryRoot, name), join(root, name));
  const file = join(root, folder, 'inventory.yml');
  const inventory = parse(readFileSync(file, 'utf8')) as Inventory;
  change(inventory);
  writeFileSync(file, stringify(inventory));
  const command = [process.execPath, join(repositoryRoot, 'bin', 'landbridge.mjs'), 'site', playbook];
  // In another mount namespace the working directory is the root until somebody changes it.
  const [program, ...args] = lab.enter('env', '-C', root, `LANDBRIDGE_ROOT=${root}`, ...command, ...site, ...options);
  const result = await run(program, args, { env: { ...lab.env, LANDBRIDGE_CACHE: cacheFolder() } });
  const report = join(root, folder, 'artifacts', `${playbook}.json`);
  if (!existsSync(report)) throw new Error(`There is no report; status ${result.exitCode}:\n${result.all}`);
  return { ...result, report: JSON.parse(readFileSync(report, 'utf8')) as PlaybookReport };
}

/** The lab's hosts have no user but root. */
export function asRoot({ all }: Inventory): void {
  for (const host of Object.values(all.hosts)) host['ansible_user'] = 'root';
}
