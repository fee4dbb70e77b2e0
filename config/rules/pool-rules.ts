import type { CloudEnvironment, GpuPoolConfig } from '../schema/environment';
import { minutesIn } from '../pools/pool-times';
import { LONGEST_STEP_MINUTES, LONGEST_WORK_HOURS, USE_DEFAULTS } from '../schema/gpu-pool';
import { error, type Rule, type RuleFault, warning } from '../load/fault';
import { GENERAL_POOL, GENERAL_VCPUS, poolZoneLetters, startableTypes, untabulatedTypes } from '../pools/pool-nodes';
import { generalPoolFaults, gpuPoolFaults } from '../pools/pool-faults';
import { hasCloud } from '../kubernetes/clusters';
import { offerFaults } from '../pools/offer-faults';
import { networkFaults } from '../pools/network-faults';
import { placeFaults } from '../pools/place-faults';
import { sizeFaults } from '../pools/size-faults';
import { overlapOf } from '../pools/overlap';

/** Pools name families or types, capacity in an order that Karpenter knows, and existing zones. */
export const poolSettings: Rule = ({ cloud }) => {
  if (!cloud) return [];
  return [
    ...Object.entries(cloud.gpuPools).flatMap(([name, pool]) =>
      gpuPoolFaults(['cloud', 'gpuPools', name], pool, cloud),
    ),
    ...(Object.hasOwn(cloud.gpuPools, GENERAL_POOL)
      ? [
          error(
            ['cloud', 'gpuPools', GENERAL_POOL],
            GENERAL_POOL,
            `a GPU pool is not called '${GENERAL_POOL}', which is the pool of ordinary nodes`,
            'name it after its use',
          ),
        ]
      : []),
    ...generalPoolFaults(['cloud', 'generalPool'], cloud.generalPool, cloud),
  ];
};

/** Each GPU pool has types that its region offers in its zones, in sizes that fit its limit, near its data, and with a network for its use. */
export const poolsCanStart: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  return Object.entries(environment.cloud.gpuPools).flatMap(([name, pool]) => {
    const path = ['cloud', 'gpuPools', name];
    return [placeFaults, offerFaults, sizeFaults, networkFaults].flatMap((faults) => faults(path, pool, environment));
  });
};

/**
 * Pools of one use, which take the same pods, have different weights if they could start the same node. Karpenter's page asks for it
 * ("NodePools", section "spec.weight"); with equal weights 1.14 goes by name, last in the alphabet first.
 */
export const poolsOverlap: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  const pools = Object.entries(environment.cloud.gpuPools);
  return pools.flatMap(([name, pool], index) =>
    pools.slice(0, index).flatMap(([earlier, other]) => {
      const overlap = overlapOf(environment, other, pool);
      if (!overlap || (pool.weight ?? 0) !== (other.weight ?? 0)) return [];
      const [type = '', ...more] = overlap.types;
      const same = [
        more.length > 0 ? `${type} and ${more.length} more` : type,
        `on ${overlap.capacity.join(' and ')}`,
        `in ${overlap.zones.length === 1 ? 'zone' : 'zones'} ${overlap.zones.join(', ')}`,
      ].join(' ');
      const rule =
        `pools of one use that could start the same node have different weights: cloud.gpuPools.${earlier} could also start ` +
        `${same}, and with equal weights the names decide`;
      const fix =
        'give the one to be tried first a greater weight, such as 10, or the two different types, zones or capacity';
      return [error(['cloud', 'gpuPools', name, 'weight'], pool.weight, rule, fix)];
    }),
  );
};

/**
 * A pool's nodes can add up to its limit. A node goes at an age that does not end work that must end by itself, waits for the steps that
 * it runs, and consolidation does not end them either.
 */
export const poolLimits: Rule = (environment) => {
  if (!hasCloud(environment)) return [];
  const { gpuPools, generalPool } = environment.cloud;
  const tooFew = generalPool.maxCpus < GENERAL_VCPUS.least;
  const rule = `the pool may hold at least its smallest node, which has ${GENERAL_VCPUS.least} vCPUs`;
  return [
    ...Object.entries(gpuPools).flatMap(([name, pool]) => [
      ...unreached(['cloud', 'gpuPools', name, 'maxGpus'], pool, environment),
      ...endsWork(['cloud', 'gpuPools', name, 'expireAfter'], pool),
      ...(pool.use === 'pipeline' ? endsSteps(['cloud', 'gpuPools', name], pool, LONGEST_STEP_MINUTES.gpu) : []),
      ...movesWork(['cloud', 'gpuPools', name, 'consolidation', 'policy'], pool),
    ]),
    ...(Object.values(gpuPools).some(({ use }) => use === 'pipeline')
      ? endsSteps(['cloud', 'generalPool'], generalPool, LONGEST_STEP_MINUTES.general)
      : []),
    ...(tooFew
      ? [
          error(
            ['cloud', 'generalPool', 'maxCpus'],
            generalPool.maxCpus,
            rule,
            `raise it to ${GENERAL_VCPUS.least} or more`,
          ),
        ]
      : []),
  ];
};

function unreached(path: RuleFault['path'], pool: GpuPoolConfig, environment: CloudEnvironment): RuleFault[] {
  if (untabulatedTypes(pool).length > 0) return [];
  const types = startableTypes(pool, environment.cloud.region, poolZoneLetters(environment, pool));
  const step = types.reduce((divisor, { gpus }) => commonDivisor(divisor, gpus), 0);
  const most = step === 0 ? pool.maxGpus : pool.maxGpus - (pool.maxGpus % step);
  if (most === pool.maxGpus) return [];
  const rule = `the pool's nodes add up to its limit: they have ${step} GPUs or a multiple, so it holds at most ${most}`;
  return [warning(path, pool.maxGpus, rule, `write ${most} or ${most + step}`)];
}

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));

function endsWork(path: RuleFault['path'], { use, expireAfter, terminationGrace }: GpuPoolConfig): RuleFault[] {
  if (expireAfter === 'Never') {
    const rule =
      'a GPU node goes at some age: one whose device plug-in never registers is never initialized, so Karpenter never finds it empty, and it is paid for until somebody deletes it';
    return [warning(path, expireAfter, rule, `leave the key out, which means '${USE_DEFAULTS[use].expireAfter}'`)];
  }
  if (use === 'serving') return [];
  const longest = LONGEST_WORK_HOURS[use];
  if (minutesIn(expireAfter) >= longest * 60) return [];
  const rule = `a ${use} pool's work ends by itself, after ${longest}h at most: Karpenter removes a node of age ${expireAfter} with all that runs there, ${terminationGrace} later`;
  return [warning(path, expireAfter, rule, `write '${longest}h' or more, or leave the key out`)];
}

/** A node that goes (of age, drifted, deleted) ends what runs there when the grace is over; a step that began just before has all of its time. */
function endsSteps(
  path: RuleFault['path'],
  { terminationGrace }: Pick<GpuPoolConfig, 'terminationGrace'>,
  longest: number,
): RuleFault[] {
  if (minutesIn(terminationGrace) > longest) return [];
  const hours = longest / 60;
  const rule = `a node that goes waits for a step of the pipeline, which here may take ${hours}h: after ${terminationGrace} Karpenter ends it, and its time was paid for in vain`;
  return [
    warning([...path, 'terminationGrace'], terminationGrace, rule, `write '${hours + 1}h', or leave the key out`),
  ];
}

/** To save nodes Karpenter moves pods without an annotation, which those of the pipeline have (its page "Disruption", "Pod-Level Controls"). */
function movesWork(path: RuleFault['path'], { use, consolidation }: GpuPoolConfig): RuleFault[] {
  if (use !== 'training' || consolidation.policy === 'WhenEmpty') return [];
  const rule =
    "a training pool's work must end by itself: Karpenter ends pods on a node that it finds underused, unless they are annotated " +
    'with karpenter.sh/do-not-disrupt';
  return [warning(path, consolidation.policy, rule, "write 'WhenEmpty', or leave consolidation out")];
}
