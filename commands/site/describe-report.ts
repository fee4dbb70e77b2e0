import pc from 'picocolors';
import { table } from '../harness/table';
import type { PlaybookReport } from './playbook-report';

/** What a playbook found, as a table, with what to do below it: each fix once, with the hosts that need it. */
export function describeReport({ ok, failures, skipped, facts }: PlaybookReport): string {
  const notSeen = facts.notLookedAt.length;
  const rows = failures.map(({ host, check, value, rule }) => [host, check, value, rule].map(folded));
  const fixes = new Map<string, string[]>();
  for (const { host, check, fix } of failures) {
    const todo = `${check}: ${fix}`;
    fixes.set(todo, [...(fixes.get(todo) ?? []), host]);
  }
  return [
    ...(ok ? [] : [table(['host', 'check', 'value', 'must be'], rows)]),
    ...[...fixes].map(([fix, hosts]) => `${pc.bold([...new Set(hosts)].join(', '))}  ${fix}`),
    ...skipped.map(({ check, why }) => `${pc.yellow('skipped')}  ${check}: ${why}`),
    ok
      ? `${pc.green('ok')}  ${count(facts.hosts.length, 'host')}`
      : `${pc.red(count(failures.length, 'fault'))}${notSeen > 0 ? `, and ${notSeen} of ${facts.hosts.length} hosts could not be looked at` : ''}`,
  ].join('\n\n');
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const WIDTH = 48;

/** A text in lines that a table can hold. */
const folded = (text: string): string => text.replaceAll(new RegExp(`(?=.{${WIDTH}})(.{1,${WIDTH}})\\s+`, 'g'), '$1\n');
