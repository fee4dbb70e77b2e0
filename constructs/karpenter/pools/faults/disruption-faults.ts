import type { RuleFault } from '../../../../config/load/fault';
import { isSchedule } from '../../../../config/pools/pool-times';
import { fault, faultIf, listed, POOL, type PoolSpec } from './manifest-fault';

type Budget = NonNullable<NonNullable<PoolSpec['disruption']>['budgets']>[number];

/** A disruption that an override made: required keys may be missing, and keys from before v1 may be left over. */
type RawDisruption = Partial<NonNullable<PoolSpec['disruption']>> & { readonly expireAfter?: unknown };

const DURATION = /^(\d+(s|m|h))+$/;
/** A schedule has no seconds, so a budget's duration has none either. */
const BUDGET_DURATION = /^(\d+[hm]|\d+h\d+m)(0s)?$/;
const NODES = /^((100|\d{1,2})%|\d+)$/;
const REASONS: readonly string[] = ['Underutilized', 'Empty', 'Drifted'];
const POLICIES: readonly string[] = ['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'];
const FORM = 'hours, minutes and seconds such as 8h or 1h30m';

/** Faults in how nodes are removed: consolidation, budgets, expiry, and the pods' grace period. */
export const disruptionFaults = (spec: PoolSpec): RuleFault[] => [
  ...(spec.disruption ? consolidationFaults(spec.disruption) : []),
  ...listed(spec.disruption?.budgets).flatMap((budget, index) =>
    budgetFaults(`${POOL}.disruption.budgets.${index}`, budget),
  ),
  ...lifetimeFaults(spec),
];

function consolidationFaults(disruption: RawDisruption): RuleFault[] {
  const path = `${POOL}.disruption`;
  const { budgets, consolidateAfter, consolidationPolicy, expireAfter } = disruption;
  return [
    ...(consolidateAfter === undefined
      ? [
          fault(
            `${path}.consolidateAfter`,
            undefined,
            'consolidateAfter is required if there is a disruption',
            "write '5m'",
          ),
        ]
      : lasting(`${path}.consolidateAfter`, consolidateAfter, 'or Never')),
    ...faultIf(
      consolidationPolicy !== undefined && !POLICIES.includes(consolidationPolicy),
      `${path}.consolidationPolicy`,
      consolidationPolicy,
      `one of ${POLICIES.join(', ')}`,
      'write one of them',
    ),
    ...faultIf(
      expireAfter !== undefined,
      `${path}.expireAfter`,
      expireAfter,
      'expireAfter is in template.spec since v1: the API server drops it here without an error',
      'move it to template.spec.expireAfter',
    ),
    ...faultIf(
      listed(budgets).length > 50,
      `${path}.budgets`,
      listed(budgets).length,
      'at most 50 budgets',
      'use fewer',
    ),
  ];
}

function budgetFaults(path: string, { nodes, reasons, schedule, duration }: Budget): RuleFault[] {
  return [
    ...faultIf(
      !NODES.test(nodes),
      `${path}.nodes`,
      nodes,
      'a number of nodes or a share up to 100%',
      "write '1' or '10%'",
    ),
    ...faultIf(
      reasons?.length === 0,
      `${path}.reasons`,
      reasons,
      'a budget for no reason never counts',
      'leave reasons out for all of them',
    ),
    ...faultIf(
      new Set(reasons).size < listed(reasons).length,
      `${path}.reasons`,
      reasons,
      'each reason is listed once',
      'remove the second',
    ),
    ...listed(reasons).flatMap((reason, index) =>
      faultIf(
        !REASONS.includes(reason),
        `${path}.reasons.${index}`,
        reason,
        `one of ${REASONS.join(', ')}; budgets do not limit expiry`,
        'write one of them',
      ),
    ),
    ...faultIf(
      (schedule === undefined) !== (duration === undefined),
      path,
      { schedule, duration },
      'a budget has both schedule and duration, or neither',
      `write ${schedule === undefined ? 'a schedule' : 'a duration'} too`,
    ),
    ...faultIf(
      duration !== undefined && !BUDGET_DURATION.test(duration),
      `${path}.duration`,
      duration,
      "a budget's duration has hours and minutes only",
      "write '8h' or '1h30m'",
    ),
    ...faultIf(
      schedule !== undefined && !isSchedule(schedule),
      `${path}.schedule`,
      schedule,
      'a cron schedule of five fields in UTC; the API server accepts almost any text, and a wrong schedule then stops all disruption',
      "write '0 9 * * mon-fri' or '@daily'; Sunday is 0, and there is no time zone",
    ),
  ];
}

function lifetimeFaults({ template }: PoolSpec): RuleFault[] {
  const path = `${POOL}.template.spec`;
  const { expireAfter, terminationGracePeriod: grace } = template.spec;
  return [
    ...(expireAfter === undefined ? [] : lasting(`${path}.expireAfter`, expireAfter, 'or Never')),
    ...(grace === undefined
      ? [
          fault(
            `${path}.terminationGracePeriod`,
            grace,
            'a pool has a terminationGracePeriod; without it one pod that does not end keeps its node for ever, and destroy never ends',
            'write the longest time that a pod may take to end',
          ),
        ]
      : lasting(`${path}.terminationGracePeriod`, grace)),
  ];
}

function lasting(path: string, value: string, orNever?: 'or Never'): RuleFault[] {
  if (DURATION.test(value) || (orNever !== undefined && value === 'Never')) return [];
  const rule = orNever ? `${FORM}, ${orNever}` : `${FORM}; Never is not allowed`;
  return [fault(path, value, rule, 'write hours for days, such as 720h for 30 days')];
}
