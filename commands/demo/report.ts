import { clusterObjects } from '../../synthesis/cluster-contents';
import { readStack } from '../../synthesis/stack-json';
import { table } from '../harness/table';
import { clusterRow, IN_CLUSTER_HEAD } from '../check/stacks';
import type { EmulatorGap } from './emulator-gaps';
import type { SecondPlan } from './second-plan';
import type { LeftOver } from './left-over';
import type { Deployed } from './steps/deploy';
import type { LeftOut } from './steps/left-out';
import type { Workspace } from '../../testbed/emulators/workspace';

/** One stack's line in the demo's table. */
export interface StackResult extends Deployed {
  readonly secondPlan: SecondPlan;
}

/** Stack, resources, seconds and what a second plan would still change. */
export function resultTable(results: readonly StackResult[]): string {
  const all: SecondPlan = {
    gaps: results.flatMap(({ secondPlan }) => secondPlan.gaps),
    unexplained: results.flatMap(({ secondPlan }) => secondPlan.unexplained),
  };
  const resources = results.reduce((sum, result) => sum + result.resources, 0);
  return table(
    ['stack', '>resources', '>seconds', 'second plan'],
    [
      ...results.map(({ stack, resources, seconds, secondPlan }) => [
        stack,
        String(resources),
        String(Math.round(seconds)),
        inWords(secondPlan),
      ]),
      ['all', String(resources), '', inWords(all)],
    ],
  );
}

const inWords = ({ gaps, unexplained }: SecondPlan): string => {
  if (unexplained.length > 0) return `${unexplained.length} UNEXPLAINED`;
  return gaps.length === 0 ? 'empty' : `empty but for ${gaps.length} that the emulator forgets`;
};

/** The emulator gaps that were met: type, attributes, the emulator's reason. */
export const gapTable = (gaps: readonly EmulatorGap[]): string =>
  table(
    ['resource type', 'attributes', "the emulator's reason"],
    gaps.map(({ type, attributes, reason }) => [type, attributes.join('\n'), reason]),
  );

/** What was left out of the deploy, by stack and type, and how many resources its whole stack plans. */
export const leftOutTable = (leftOut: readonly LeftOut[]): string =>
  table(
    ['stack', 'left out', 'terraform validate', 'terraform plan'],
    leftOut.map(({ stack, types, planned }) => [
      stack,
      [...types].map(([type, number]) => (number > 1 ? `${type} × ${number}` : type)).join('\n'),
      'valid',
      `${planned} to add`,
    ]),
  );

/** What the stacks that deploy into the cluster have there, in the order in which it would come. */
export const inClusterTable = ({ inCluster, outdir }: Pick<Workspace, 'inCluster' | 'outdir'>): string =>
  table(
    IN_CLUSTER_HEAD,
    inCluster.flatMap((stack) => clusterObjects(readStack(outdir, stack)).map(clusterRow)),
  );

/** What AWS keeps on purpose after everything is destroyed. */
export const leftOverTable = ({ kept }: LeftOver): string =>
  table(
    ['>left', 'because'],
    kept.map(({ count, reason }) => [String(count), reason]),
  );
