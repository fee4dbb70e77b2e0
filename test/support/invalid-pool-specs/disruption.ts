import { all, put, type InvalidPoolSpec, type Json } from './invalid-pool-spec';

const DISRUPTION = 'NodePool.spec.disruption';
const TEMPLATE = 'NodePool.spec.template.spec';
const FIRST = `${DISRUPTION}.budgets.0`;
const budget = (keys: { [key: string]: Json }) => put(`${DISRUPTION}.budgets`, [{ nodes: '1', ...keys }]);
const at = (schedule: string) => budget({ schedule, duration: '8h' });

/** Rule 7: consolidation and budgets. */
const budgets: readonly InvalidPoolSpec[] = [
  {
    name: 'a disruption without consolidateAfter',
    mutate: put(`${DISRUPTION}.consolidateAfter`),
    path: `${DISRUPTION}.consolidateAfter`,
    upstream: 'refused',
  },
  {
    name: 'consolidation after days',
    mutate: put(`${DISRUPTION}.consolidateAfter`, '1d'),
    path: `${DISRUPTION}.consolidateAfter`,
    upstream: 'refused',
  },
  {
    name: 'the policy of an older version',
    mutate: put(`${DISRUPTION}.consolidationPolicy`, 'WhenUnderutilized'),
    path: `${DISRUPTION}.consolidationPolicy`,
    upstream: 'refused',
  },
  {
    name: 'a budget of more than all nodes',
    mutate: budget({ nodes: '101%' }),
    path: `${FIRST}.nodes`,
    upstream: 'refused',
  },
  {
    name: 'a budget of fewer than no nodes',
    mutate: budget({ nodes: '-1' }),
    path: `${FIRST}.nodes`,
    upstream: 'refused',
  },
  {
    name: 'a budget for expiry',
    mutate: budget({ reasons: ['Expired'] }),
    path: `${FIRST}.reasons.0`,
    upstream: 'refused',
  },
  {
    name: 'a budget with a reason twice',
    mutate: budget({ reasons: ['Empty', 'Empty'] }),
    path: `${FIRST}.reasons`,
    upstream: 'refused',
  },
  { name: 'a budget for no reason', mutate: budget({ reasons: [] }), path: `${FIRST}.reasons`, upstream: 'accepted' },
  { name: 'a schedule without a duration', mutate: budget({ schedule: '@daily' }), path: FIRST, upstream: 'refused' },
  { name: 'a duration without a schedule', mutate: budget({ duration: '8h' }), path: FIRST, upstream: 'refused' },
  {
    name: "a budget's duration in seconds",
    mutate: budget({ schedule: '@daily', duration: '90s' }),
    path: `${FIRST}.duration`,
    upstream: 'refused',
  },
  {
    name: "a budget's duration in days",
    mutate: budget({ schedule: '@daily', duration: '1d' }),
    path: `${FIRST}.duration`,
    upstream: 'refused',
  },
  { name: 'a schedule of four fields', mutate: at('0 9 * *'), path: `${FIRST}.schedule`, upstream: 'refused' },
  { name: 'a schedule of six fields', mutate: at('0 0 9 * * 1'), path: `${FIRST}.schedule`, upstream: 'accepted' },
  {
    name: 'a schedule at an hour that there is not',
    mutate: at('0 25 * * *'),
    path: `${FIRST}.schedule`,
    upstream: 'accepted',
  },
  { name: 'a schedule with Sunday as 7', mutate: at('0 9 * * 7'), path: `${FIRST}.schedule`, upstream: 'accepted' },
  {
    name: 'a schedule on the last of the month',
    mutate: at('0 9 L * *'),
    path: `${FIRST}.schedule`,
    upstream: 'accepted',
  },
  {
    name: 'a schedule in a time zone',
    mutate: at('TZ=Asia/Seoul 0 9 * * *'),
    path: `${FIRST}.schedule`,
    upstream: 'accepted',
  },
  {
    name: 'a schedule by a name that only begins well',
    mutate: at('@dailyish'),
    path: `${FIRST}.schedule`,
    upstream: 'accepted',
  },
  {
    name: 'more than 50 budgets',
    mutate: put(
      `${DISRUPTION}.budgets`,
      Array.from({ length: 51 }, () => ({ nodes: '1' })),
    ),
    path: `${DISRUPTION}.budgets`,
    upstream: 'refused',
  },
];

/** Rule 8: the life of a node. */
const lives: readonly InvalidPoolSpec[] = [
  {
    name: 'expireAfter where it was before v1',
    mutate: put(`${DISRUPTION}.expireAfter`, '720h'),
    path: `${DISRUPTION}.expireAfter`,
    upstream: 'accepted',
  },
  {
    name: 'an expiry in days',
    mutate: put(`${TEMPLATE}.expireAfter`, '30d'),
    path: `${TEMPLATE}.expireAfter`,
    upstream: 'refused',
  },
  {
    name: 'a grace that never ends',
    mutate: put(`${TEMPLATE}.terminationGracePeriod`, 'Never'),
    path: `${TEMPLATE}.terminationGracePeriod`,
    upstream: 'refused',
  },
  {
    name: 'a grace in days',
    mutate: put(`${TEMPLATE}.terminationGracePeriod`, '1d'),
    path: `${TEMPLATE}.terminationGracePeriod`,
    upstream: 'refused',
  },
  {
    name: 'no grace at all',
    mutate: put(`${TEMPLATE}.terminationGracePeriod`),
    path: `${TEMPLATE}.terminationGracePeriod`,
    upstream: 'accepted',
  },
];

/** Rule 11: pools with a fixed number of nodes; and what a pool may cost. */
const sizes: readonly InvalidPoolSpec[] = [
  {
    name: 'a pool of a fixed size',
    mutate: all(put('NodePool.spec.replicas', 2), put('NodePool.spec.limits', { nodes: 2 })),
    path: 'NodePool.spec.replicas',
    upstream: 'accepted',
  },
  {
    name: 'a pool of a fixed size with a weight',
    mutate: all(put('NodePool.spec.replicas', 2), put('NodePool.spec.limits'), put('NodePool.spec.weight', 2)),
    path: 'NodePool.spec.weight',
    upstream: 'refused',
  },
  {
    name: 'a pool of a fixed size with a limit of vCPUs',
    mutate: all(put('NodePool.spec.replicas', 2), put('NodePool.spec.limits', { cpu: 8 })),
    path: 'NodePool.spec.limits.cpu',
    upstream: 'refused',
  },
  {
    name: 'a pool of a fixed size with two limits',
    mutate: all(put('NodePool.spec.replicas', 2), put('NodePool.spec.limits', { nodes: 2, cpu: 8 })),
    path: 'NodePool.spec.limits.cpu',
    upstream: 'refused',
  },
  {
    name: 'a weight of nothing',
    mutate: put('NodePool.spec.weight', 0),
    path: 'NodePool.spec.weight',
    upstream: 'refused',
  },
  {
    name: 'a weight above 100',
    mutate: put('NodePool.spec.weight', 101),
    path: 'NodePool.spec.weight',
    upstream: 'refused',
  },
  {
    name: 'a pool without a limit',
    mutate: put('NodePool.spec.limits'),
    path: 'NodePool.spec.limits',
    upstream: 'accepted',
  },
  {
    name: 'a GPU pool with a limit of vCPUs alone',
    mutate: put('NodePool.spec.limits', { cpu: 64 }),
    path: 'NodePool.spec.limits.nvidia.com/gpu',
    upstream: 'accepted',
  },
  {
    name: 'a limit below nothing',
    mutate: put('NodePool.spec.limits', { 'nvidia.com/gpu': '-1' }),
    path: 'NodePool.spec.limits.nvidia.com/gpu',
    upstream: 'accepted',
  },
  {
    name: 'a limit that is no number',
    mutate: put('NodePool.spec.limits', { 'nvidia.com/gpu': 'many' }),
    path: 'NodePool.spec.limits.nvidia.com/gpu',
    upstream: 'refused',
  },
];

/** Rules 7, 8 and 11: when nodes go, and how many there may be. */
export const disruptionSpecs: readonly InvalidPoolSpec[] = [...budgets, ...lives, ...sizes];
