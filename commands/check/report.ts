import { monthlyFloor, totalOf } from '../../config/cost/monthly-floor';
import { options } from '../../config/cost/options';
import { subnetPlan } from '../../config/network/subnet-plan';
import { partsInStacks } from '../../synthesis/parts-in-stacks';
import { stacksIn, stacksOf } from '../../synthesis/stack-json';
import type { Composed } from '../harness/environments';
import { coloured } from '../harness/status';
import { facts, table, type Head } from '../harness/table';
import { colour, terminalWidth } from '../harness/terminal';
import { appFacts, appHead, appRows } from './apps';
import { clusterParts, together } from './cluster-parts';
import { cloudFacts, reach, ZONE_HEAD, zoneRows } from './cloud';
import { COST_HEAD, costNotes, costRows, OPTION_HEAD, optionNotes, optionRows } from './cost';
import { POOL_HEAD, POOL_TYPE_HEAD, poolFacts, poolRows, poolTypeRows } from './pools';
import { SITE_PART_HEAD, sitePartRows, siteParts } from './site-parts';
import {
  SITE_CLUSTER_HEAD,
  SITE_HEAD,
  SITE_NETWORK_HEAD,
  siteClusterRows,
  siteFacts,
  siteNetworkRows,
  siteRows,
} from './sites';
import { clusterRow, IN_CLUSTER_HEAD, inCluster, inClusterNotes, STACK_HEAD, stackFacts, stackRows } from './stacks';

/** What there is to say of one environment, as data: the shape of `landbridge check --json`. */
export const factsOf = (one: Omit<Composed, 'warnings'>) => factsIn(one, stacksIn(one.app));

/** @param written the stacks as synth would write them */
function factsIn({ loaded, app, composition }: Omit<Composed, 'warnings'>, written: ReturnType<typeof stacksIn>) {
  const { environment, file } = loaded;
  const { cloud } = environment;
  const inCloud = clusterParts({ loaded, composition });
  const parts = together(partsInStacks(Object.values(written)), inCloud);
  const lines = cloud ? monthlyFloor(cloud.region, parts) : [];
  const complete = parts.unread.length === 0 && lines.every(({ usd }) => usd !== undefined);
  return {
    name: environment.name,
    file,
    cloud: cloud && {
      account: cloud.account,
      region: cloud.region,
      kubernetes: cloud.kubernetesVersion,
      state: environment.terraformState,
      zones: subnetPlan(cloud.network.vpcCidr, cloud.network.zones),
      reach: reach(environment),
    },
    sites: siteFacts(loaded),
    siteParts: siteParts(environment),
    pools: poolFacts(environment),
    stacks: stackFacts(stacksOf(app)),
    inCluster: inCluster(written),
    apps: appFacts(composition.applications),
    cost: { usd: totalOf(lines), complete, lines, unread: parts.unread, uncompared: inCloud.uncompared },
    options: options(environment),
  };
}

/**
 * One environment as a person reads it before a deploy.
 *
 * @param warnings what is said about it, as `describeFaults` tells it
 */
export function report(one: Omit<Composed, 'warnings'>, warnings: readonly string[]): string {
  const { environment, file } = one.loaded;
  const written = stacksIn(one.app);
  const {
    cloud,
    sites,
    siteParts: parts,
    pools,
    stacks,
    inCluster: objects,
    apps,
    cost,
    options: choices,
  } = factsIn(one, written);
  const about = cloudFacts(environment);
  return [
    `${colour.bold(environment.name)}  ${colour.dim(file)}\n${colour.dim('━'.repeat(Math.min(terminalWidth(), 80)))}`,
    about.length > 0 ? facts(about) : '  no cloud half: no Terraform stack, and nothing to pay AWS',
    ...section(ZONE_HEAD, zoneRows(environment)),
    ...section(SITE_HEAD, siteRows(sites)),
    ...section(SITE_PART_HEAD, sitePartRows(parts)),
    ...section(SITE_NETWORK_HEAD, siteNetworkRows(sites)),
    ...section(SITE_CLUSTER_HEAD, siteClusterRows(sites)),
    ...section(POOL_HEAD, poolRows(pools)),
    ...section(POOL_TYPE_HEAD, poolTypeRows(pools)),
    ...section(STACK_HEAD, stackRows(stacks)),
    ...section(IN_CLUSTER_HEAD, objects.map(clusterRow), inClusterNotes(written, environment)),
    ...section(appHead(environment), appRows(environment, apps)),
    ...(cloud ? section(COST_HEAD, costRows(cost), costNotes(cost, cloud.region)) : []),
    ...section(OPTION_HEAD, optionRows(choices), optionNotes(choices)),
    ...warnings.map(coloured),
  ].join('\n\n');
}

const section = (head: Head, rows: readonly (readonly string[])[], notes: readonly string[] = []): string[] =>
  rows.length > 0
    ? [[table(head, rows), ...notes.map((note) => colour.dim(facts([['', note]]).replace(/^ +/gm, '  ')))].join('\n')]
    : [];
