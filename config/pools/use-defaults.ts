import type { WrittenGpuPoolConfig } from '../schema/gpu-pool';

/** What a GPU pool is for. */
export type PoolUse = WrittenGpuPoolConfig['use'];

/** Settings whose default depends on the pool's use. */
type SettingOfUse = 'capacity' | 'expireAfter' | 'consolidation' | 'disruptionBudgets' | 'terminationGrace';

type UseDefaults = Readonly<{ [K in SettingOfUse]-?: NonNullable<WrittenGpuPoolConfig[K]> }>;

/** A GPU pool whose every setting is decided. */
export type GpuPoolConfig = Omit<WrittenGpuPoolConfig, SettingOfUse> & UseDefaults;

/**
 * Budgets of nodes whose work must not be begun again: an empty node has nothing to lose and goes with all others at once, and
 * a drifted one stays until it is empty, since the next one will be of the new kind anyway.
 */
const WORK_FIRST: UseDefaults['disruptionBudgets'] = [
  { nodes: '100%', reasons: ['Empty'] },
  { nodes: 1, reasons: ['Underutilized'] },
  { nodes: 0, reasons: ['Drifted'] },
];

/**
 * What a GPU pool gets without asking, by its use.
 *
 * - `capacity`: a pipeline's jobs may start over, so spot comes first; a training run loses all nodes' work with one node, and
 *   an interruption of serving is seen by people.
 * - `expireAfter`: expiry begins to drain whatever the budgets and the do-not-disrupt annotation say, so work that must end by
 *   itself has none; its nodes go when they are empty. Servers may move, and get a clean node every 30 days.
 * - `consolidation`: minutes, in which the next job finds a warm node. A job is never moved to save money; a server is.
 * - `disruptionBudgets`: one server's node at a time, since a model takes minutes to load.
 * - `terminationGrace`: the longest that one step, one run between checkpoints, one request may take to its end.
 *
 * Source: Karpenter 1.14, "Disruption" and "NodePools", section "spec.template.spec.terminationGracePeriod".
 */
export const USE_DEFAULTS: Readonly<Record<PoolUse, UseDefaults>> = {
  pipeline: {
    capacity: ['spot', 'on-demand'],
    expireAfter: 'Never',
    consolidation: { policy: 'WhenEmpty', after: '5m' },
    disruptionBudgets: WORK_FIRST,
    terminationGrace: '2h',
  },
  training: {
    capacity: ['on-demand'],
    expireAfter: 'Never',
    consolidation: { policy: 'WhenEmpty', after: '10m' },
    disruptionBudgets: WORK_FIRST,
    terminationGrace: '24h',
  },
  serving: {
    capacity: ['on-demand'],
    expireAfter: '720h',
    consolidation: { policy: 'WhenEmptyOrUnderutilized', after: '10m' },
    disruptionBudgets: [{ nodes: 1 }],
    terminationGrace: '30m',
  },
};

/** A pool with all that its owner left out. */
export function withDefaultsOfUse(pool: WrittenGpuPoolConfig): GpuPoolConfig {
  const byUse = USE_DEFAULTS[pool.use];
  return {
    ...pool,
    capacity: pool.capacity ?? byUse.capacity,
    expireAfter: pool.expireAfter ?? byUse.expireAfter,
    consolidation: pool.consolidation ?? byUse.consolidation,
    disruptionBudgets: pool.disruptionBudgets ?? byUse.disruptionBudgets,
    terminationGrace: pool.terminationGrace ?? byUse.terminationGrace,
  };
}
