import type { TerraformStack } from 'cdktf';
import pc from 'picocolors';
import { monthlyFloor } from '../../config/cost/monthly-floor';
import { options } from '../../config/cost/options';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { appHead, appRows } from './apps';
import { cloudFacts, ZONE_HEAD, zoneRows } from './cloud';
import { COST_HEAD, costNotes, costRows, OPTION_HEAD, optionNotes, optionRows } from './cost';
import { POOL_HEAD, poolRows } from './pools';
import { INSTALL_HEAD, installRows, SITE_HEAD, siteRows } from './sites';
import { IN_CLUSTER_HEAD, inClusterNotes, inClusterRows } from './in-cluster';
import { STACK_HEAD, stackRows } from './stacks';
import { facts, table, type Head } from '../harness/table';

/**
 * One environment as a person reads it before a deploy.
 *
 * @param stacks its stacks, composed but not synthesized
 * @param warnings what is said about it, as `describeFaults` tells it
 */
export function report(
  loaded: LoadedEnvironment,
  stacks: readonly TerraformStack[],
  warnings: readonly string[],
): string {
  const { environment, file } = loaded;
  const { cloud } = environment;
  const floor = monthlyFloor(environment);
  const choices = options(environment);
  const about = cloudFacts(environment);
  return [
    `${pc.bold(environment.name)}  ${pc.dim(file)}`,
    about.length > 0 ? facts(about) : '  no cloud half: no Terraform stack, and nothing to pay AWS',
    ...section(ZONE_HEAD, zoneRows(environment)),
    ...section(SITE_HEAD, siteRows(environment)),
    ...section(INSTALL_HEAD, installRows(loaded)),
    ...section(POOL_HEAD, poolRows(environment)),
    ...section(STACK_HEAD, stackRows(stacks)),
    ...section(IN_CLUSTER_HEAD, inClusterRows(stacks), inClusterNotes(stacks, environment)),
    ...section(appHead(environment), appRows(environment)),
    ...(cloud ? section(COST_HEAD, costRows(floor), costNotes(floor, cloud.region)) : []),
    ...section(OPTION_HEAD, optionRows(choices), optionNotes(choices)),
    ...warnings.map((warning) => pc.yellow(warning)),
  ].join('\n\n');
}

const section = (head: Head, rows: readonly (readonly string[])[], notes: readonly string[] = []): string[] =>
  rows.length > 0 ? [[table(head, rows), ...notes.map((note) => pc.dim(`  ${note}`))].join('\n')] : [];
