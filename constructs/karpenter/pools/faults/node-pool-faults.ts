import type { RuleFault } from '../../../../config/load/fault';
import type { NodePoolManifest } from '../node-pool.generated';
import { disruptionFaults } from './disruption-faults';
import { fault, faultIf, listed, POOL, type PoolSpec } from './manifest-fault';
import { requirementFaults } from './requirement-faults';

/** Group and kind of the class that every pool in AWS refers to. */
export const NODE_CLASS_GROUP = 'karpenter.k8s.aws';
export const NODE_CLASS_KIND = 'EC2NodeClass';

/**
 * All faults of a NodePool: what the API server would refuse, what it accepts although the pool could not work, and what would let the pool
 * grow without a limit.
 *
 * Source: Karpenter 1.14, "NodePools"; the rules (`x-kubernetes-validations`) of its CRD, and what its controller checks later.
 */
export const nodePoolFaults = ({ spec }: NodePoolManifest): RuleFault[] => [
  ...disruptionFaults(spec),
  ...requirementFaults(spec),
  ...classFaults(spec),
  ...taintFaults(spec),
  ...limitFaults(spec),
  ...staticFaults(spec),
  ...faultIf(
    spec.weight !== undefined && (!Number.isInteger(spec.weight) || spec.weight < 1 || spec.weight > 100),
    `${POOL}.weight`,
    spec.weight,
    'a whole number from 1 to 100',
    'write a number between them, or leave it out for the lowest',
  ),
];

function classFaults({ template }: PoolSpec): RuleFault[] {
  const path = `${POOL}.template.spec.nodeClassRef`;
  const { group, kind, name } = template.spec.nodeClassRef;
  const immutable = 'and it never changes: only a new pool can have another';
  return [
    ...faultIf(
      group !== NODE_CLASS_GROUP,
      `${path}.group`,
      group,
      `the group is ${NODE_CLASS_GROUP}, without a version, ${immutable}`,
      `write '${NODE_CLASS_GROUP}'`,
    ),
    ...faultIf(
      kind !== NODE_CLASS_KIND,
      `${path}.kind`,
      kind,
      `the kind is ${NODE_CLASS_KIND}, ${immutable}`,
      `write '${NODE_CLASS_KIND}'`,
    ),
    ...faultIf(name === '', `${path}.name`, name, 'a pool names its class', "write the class' metadata.name"),
  ];
}

const EFFECTS: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function taintFaults({ template }: PoolSpec): RuleFault[] {
  const seen = new Set<string>();
  return (['taints', 'startupTaints'] as const).flatMap((list) =>
    listed(template.spec[list]).flatMap(({ key, effect }, index) => {
      const path = `${POOL}.template.spec.${list}.${index}`;
      const twice = seen.has(`${key}:${effect}`);
      seen.add(`${key}:${effect}`);
      return [
        ...faultIf(key === '', `${path}.key`, key, 'a taint has a key', 'write one'),
        ...faultIf(
          !EFFECTS.includes(effect),
          `${path}.effect`,
          effect,
          `one of ${EFFECTS.join(', ')}`,
          'write one of them',
        ),
        ...faultIf(
          twice,
          path,
          `${key}:${effect}`,
          'a node has at most one taint of the same key and effect',
          'remove one: the controller refuses the whole pool otherwise',
        ),
      ];
    }),
  );
}

const QUANTITY = /^\d+(\.\d+)?([KMGTPE]i|[numkMGTPE])?$/;

function limitFaults({ limits = {}, replicas }: PoolSpec): RuleFault[] {
  const path = `${POOL}.limits`;
  return [
    ...faultIf(
      Object.keys(limits).length === 0 && replicas === undefined,
      path,
      limits,
      'a pool has a limit: without one a mistake in one workload buys machines until a quota stops it',
      "write { 'nvidia.com/gpu': 8 } or { cpu: 64 }",
    ),
    ...Object.entries(limits).flatMap(([resource, amount]) =>
      faultIf(
        !QUANTITY.test(String(amount)),
        `${path}.${resource}`,
        amount,
        'an amount of a resource that is not negative',
        "write a number, or one with a unit such as '512Gi'",
      ),
    ),
  ];
}

/** A static pool keeps its nodes even without work. Only system nodes may do that. */
function staticFaults({ limits = {}, replicas, weight }: PoolSpec): RuleFault[] {
  if (replicas === undefined) return [];
  const fix = 'remove replicas: waiting pods start nodes';
  return [
    fault(
      `${POOL}.replicas`,
      replicas,
      'pools start from zero; a pool with replicas can never be changed into one that does',
      fix,
    ),
    ...faultIf(weight !== undefined, `${POOL}.weight`, weight, 'a static pool has no weight', fix),
    ...Object.entries(limits)
      .filter(([resource]) => resource !== 'nodes')
      .map(([resource, amount]) =>
        fault(`${POOL}.limits.${resource}`, amount, 'a static pool has only a limit of nodes', fix),
      ),
  ];
}
