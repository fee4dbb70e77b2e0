import Table from 'cli-table3';
import type { EmulatorGap } from './emulator-gaps';
import type { SecondPlan } from './second-plan';
import type { LeftOut } from './steps/left-out';

/** One stack's line in the demo's table. */
export interface StackResult {
  readonly stack: string;
  /** Resources that Terraform made. */
  readonly resources: number;
  /** Seconds that this took. */
  readonly seconds: number;
  readonly secondPlan: SecondPlan;
}

/** Stack, resources, seconds and what a second plan would still change. */
export function resultTable(results: readonly StackResult[]): string {
  const table = new Table({
    head: ['stack', 'resources', 'seconds', 'second plan'],
    colAligns: ['left', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const { stack, resources, seconds, secondPlan } of results) {
    table.push([stack, resources, Math.round(seconds), inWords(secondPlan)]);
  }
  const sum = (pick: (result: StackResult) => number): number => results.map(pick).reduce((a, b) => a + b, 0);
  table.push(['all', sum(({ resources }) => resources), '', inWords(merged(results))]);
  return table.toString();
}

const merged = (results: readonly StackResult[]): SecondPlan => ({
  gaps: results.flatMap(({ secondPlan }) => secondPlan.gaps),
  unexplained: results.flatMap(({ secondPlan }) => secondPlan.unexplained),
});

const inWords = ({ gaps, unexplained }: SecondPlan): string => {
  if (unexplained.length > 0) return `${unexplained.length} UNEXPLAINED`;
  return gaps.length === 0 ? 'empty' : `empty but for ${gaps.length} that the emulator forgets`;
};

/** The emulator gaps that were met: type, attributes, the emulator's reason. */
export function gapTable(gaps: readonly EmulatorGap[]): string {
  const table = new Table({
    head: ['resource type', 'attributes', "the emulator's reason"],
    colWidths: [37, 29, 46],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { type, attributes, reason } of gaps) table.push([type, attributes.join('\n'), reason]);
  return table.toString();
}

/** What was left out of the deploy, by stack and type, and how many resources its whole stack plans. */
export function leftOutTable(leftOut: readonly LeftOut[]): string {
  const table = new Table({
    head: ['stack', 'left out', 'terraform validate', 'terraform plan'],
    style: { head: [], border: [] },
  });
  for (const { stack, types, planned } of leftOut) {
    const lines = [...types].map(([type, number]) => (number > 1 ? `${type} × ${number}` : type));
    table.push([stack, lines.join('\n'), 'valid', `${planned} to add`]);
  }
  return table.toString();
}
