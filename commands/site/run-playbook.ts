import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inTerminal } from '../../machine/in-terminal';
import { MissingTool } from '../../machine/missing-tool';
import { virtualEnvironment } from '../../machine/python-venv';
import { describeReport } from './describe-report';
import { PlaybookReport } from './playbook-report';

/** How a playbook of ours ended: all is well, something is wrong, or it could not look at everything. */
export const PLAYBOOK_STATUS = { well: 0, faults: 1, notRun: 2 } as const;

export interface RunPlaybookProps {
  /** Folder that holds `rendered/`. */
  readonly root: string;
  readonly playbook: 'precheck' | 'smoke';
  /** The environment's and the site's name, as the person gave them, and options for `ansible-playbook`. */
  readonly args: readonly string[];
}

/**
 * Runs a playbook of ours on a site with the pinned Ansible, which has the terminal; then shows its report as a table.
 *
 * @returns one of {@link PLAYBOOK_STATUS}
 */
export async function runPlaybook({ root, playbook, args }: RunPlaybookProps): Promise<number> {
  const [environment = '', site = '', ...options] = args;
  const folder = join(root, 'rendered', environment, 'onprem', site);
  if (site === '' || !existsSync(join(folder, `${playbook}.yml`))) {
    console.error(
      `Say which site: npm run site-${playbook} -- ${sitesBelow(root).join(' | ') || '<environment> <site>'}`,
    );
    return PLAYBOOK_STATUS.notRun;
  }
  const python = await ansiblePython();
  if (python === undefined) return PLAYBOOK_STATUS.notRun;
  const file = join(folder, 'artifacts', `${playbook}.json`);
  rmSync(file, { force: true }); // lest an earlier run's be read
  const command = [
    '-m',
    'ansible',
    'playbook',
    '--forks',
    '20',
    '-i',
    join(folder, 'inventory.yml'),
    join(folder, `${playbook}.yml`),
  ];
  const { exitCode } = await inTerminal(python, [...command, ...options], { cwd: root });
  if (!existsSync(file)) {
    console.error(`\nansible-playbook ended with status ${exitCode} before it had a report.`);
    return PLAYBOOK_STATUS.notRun;
  }
  const report = PlaybookReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  console.log(`\n${describeReport(report)}`);
  if (report.facts.notLookedAt.length > 0) return PLAYBOOK_STATUS.notRun;
  if (!report.ok) return PLAYBOOK_STATUS.faults;
  return exitCode === 0 ? PLAYBOOK_STATUS.well : PLAYBOOK_STATUS.notRun;
}

/** The Python that has Ansible; says what is missing where there is none. */
async function ansiblePython(): Promise<string | undefined> {
  try {
    return (await virtualEnvironment('ansible', { log: (line) => console.log(line) })).python;
  } catch (error) {
    if (!(error instanceof MissingTool)) throw error;
    console.error(error.message);
    return undefined;
  }
}

/** Every site that has an inventory, as the command takes it. */
function sitesBelow(root: string): string[] {
  const names = (...path: readonly string[]): string[] => {
    const folder = join(root, 'rendered', ...path);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  };
  return names().flatMap((environment) =>
    names(environment, 'onprem')
      .filter((site) => existsSync(join(root, 'rendered', environment, 'onprem', site, 'inventory.yml')))
      .map((site) => `${environment} ${site}`),
  );
}
