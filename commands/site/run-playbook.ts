import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { oneOf } from '../../config/load/closest';
import { inTerminal } from '../../machine/in-terminal';
import { virtualEnvironment } from '../../machine/python-venv';
import type { Answer, Place } from '../harness/command';
import { OutOfReach, STATUS, UsageError } from '../harness/status';
import { describeReport, PlaybookReport } from './playbook-report';

export interface RunPlaybookProps {
  readonly playbook: 'precheck' | 'smoke';
  readonly environment: string;
  readonly site: string;
  /** For `ansible-playbook`. */
  readonly options: readonly string[];
}

/**
 * Runs a playbook of ours on a site with the pinned Ansible, which has the terminal; then shows its report as a table.
 *
 * @throws UsageError where there is no such site; OutOfReach where Ansible did not come to a report; MissingTool where there is
 * no Python for it
 */
export async function runPlaybook(props: RunPlaybookProps, { root, json, say, progress }: Place): Promise<Answer> {
  const { playbook, environment, site, options } = props;
  const folder = join(root, 'rendered', environment, 'onprem', site);
  if (!existsSync(join(folder, `${playbook}.yml`))) {
    const sites = sitesBelow(root);
    throw new UsageError(
      `There is no site '${environment} ${site}' in rendered/. There is ${oneOf(sites) || 'none; run synth first'}.`,
    );
  }
  const { python } = await virtualEnvironment('ansible', { log: json ? progress : say });
  const file = join(folder, 'artifacts', `${playbook}.json`);
  rmSync(file, { force: true }); // lest an earlier run's be read
  const inventory = join(folder, 'inventory.yml');
  const command = ['-m', 'ansible', 'playbook', '--forks', '20', '-i', inventory, join(folder, `${playbook}.yml`)];
  const { exitCode } = await inTerminal(python, [...command, ...options], {
    cwd: root,
    output: json ? 'stderr' : 'own',
  });
  if (!existsSync(file)) {
    throw new OutOfReach(`ansible-playbook ended with status ${exitCode} before it had a report.`);
  }
  const report = PlaybookReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  say(`\n${describeReport(report)}`);
  return { status: statusOf(report, exitCode), json: report };
}

/** A host that was not seen may have any fault, so it weighs more than the faults that were found. */
function statusOf({ ok, facts }: PlaybookReport, exitCode: number): Answer['status'] & number {
  if (facts.notLookedAt.length > 0) return STATUS.outOfReach;
  if (!ok) return STATUS.notReady;
  return exitCode === 0 ? STATUS.well : STATUS.outOfReach;
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
