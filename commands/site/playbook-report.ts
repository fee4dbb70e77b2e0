import * as z from 'zod';
import { table } from '../harness/table';
import { colour } from '../harness/terminal';

/** What a playbook of ours writes beside the inventory, in `artifacts/<playbook>.json`. */
export const PlaybookReport = z.object({
  /** Whether nothing is wrong. */
  ok: z.boolean(),
  failures: z.array(
    z.object({
      host: z.string(),
      /** What was looked at, such as `clock`. */
      check: z.string(),
      value: z.string(),
      /** What must hold. */
      rule: z.string(),
      fix: z.string(),
    }),
  ),
  /** What was not looked at, and why. */
  skipped: z.array(z.object({ check: z.string(), why: z.string() })).default([]),
  facts: z.object({
    /** Hosts that were asked. */
    hosts: z.array(z.union([z.string(), z.object({ name: z.string() })])),
    /** Those among them that could not be looked at. */
    notLookedAt: z.array(z.string()).default([]),
  }),
});

export type PlaybookReport = z.output<typeof PlaybookReport>;

/** What a playbook found, as a table, with what to do below it: each fix once, with the hosts that need it. */
export function describeReport({ ok, failures, skipped, facts }: PlaybookReport): string {
  const notSeen = facts.notLookedAt.length;
  const rows = failures.map(({ host, check, value, rule }) => [host, check, value, rule]);
  const fixes = new Map<string, string[]>();
  for (const { host, check, fix } of failures) {
    const todo = `${check}: ${fix}`;
    fixes.set(todo, [...(fixes.get(todo) ?? []), host]);
  }
  return [
    ...(ok ? [] : [table(['host', 'check', 'value', 'must be'], rows)]),
    ...[...fixes].map(([fix, hosts]) => `${colour.bold([...new Set(hosts)].join(', '))}  ${fix}`),
    ...skipped.map(({ check, why }) => `${colour.yellow('skipped')}  ${check}: ${why}`),
    ok
      ? `${colour.green('ok')}  ${count(facts.hosts.length, 'host')}`
      : `${colour.red(count(failures.length, 'fault'))}${notSeen > 0 ? `, and ${notSeen} of ${facts.hosts.length} hosts could not be looked at` : ''}`,
  ].join('\n\n');
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
