import { colour } from '../harness/terminal';
import { table } from '../harness/table';
import type { Check } from './check';

const VERDICTS: Readonly<Record<Check['verdict'], string>> = {
  ok: colour.green('ok'),
  lack: colour.red('lack'),
  unknown: colour.yellow('unknown'),
};

/** The checks as a table, and below it what is to be done about each that did not pass. */
export function describeChecks(checks: readonly Check[]): string {
  const rows = checks.map(({ what, have, need, verdict }) => [what, have, need, VERDICTS[verdict]]);
  const open = checks.filter(({ verdict }) => verdict !== 'ok');
  return [
    table(['check', 'have', 'need', 'verdict'], rows),
    ...open.map(({ what, todo }) =>
      [`${colour.bold(what)}:`, ...todo.map((text) => text.replaceAll(/^/gm, '  '))].join('\n'),
    ),
  ].join('\n\n');
}
