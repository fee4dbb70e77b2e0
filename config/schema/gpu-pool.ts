import * as z from 'zod';
import { Capacity, Consolidation, DisruptionBudgets } from './pool-parts';
import { Duration, DurationOrNever, InstanceFamily, InstanceType, Name, ZoneLetter } from './primitives';

/** A GPU pool as its owner writes it. */
const WrittenGpuPool = z.strictObject({
  /** What the nodes are for. It decides the pool's defaults, taint and label. */
  use: z.enum(['pipeline', 'training', 'serving']),
  /** EC2 instance families, such as `['g6', 'g5']`; either these or `instanceTypes`. */
  families: z.array(InstanceFamily).min(1).optional(),
  /** EC2 instance types, such as `['g6.xlarge']`; either these or `families`. */
  instanceTypes: z.array(InstanceType).min(1).optional(),
  /**
   * Fewest and most GPUs of one node.
   * @default any number that the families have
   */
  gpusPerNode: z.strictObject({ from: z.int().positive(), to: z.int().positive() }).optional(),
  /**
   * Capacity types in the order in which they are tried.
   * @default by use: `['spot', 'on-demand']` for pipeline, whose jobs may start over; `['on-demand']` for training and serving
   */
  capacity: Capacity.optional(),
  /**
   * Ids of the account's Capacity Reservations, tried first.
   * @default []
   */
  capacityReservations: z
    .array(
      z
        .string()
        .regex(/^cr-[0-9a-z]+$/, 'the id of a Capacity Reservation such as cr-0123456789abcdef0')
        .meta({ examples: ['cr-0123456789abcdef0', 'cr-0fedcba9876543210'] }),
    )
    .default([]),
  /** The most GPUs that the pool may hold at once. */
  maxGpus: z.int().positive(),
  /** The storage pair that the pool reads; its nodes run in that pair's zone. */
  storage: Name.optional(),
  /**
   * Letters of the zones in which the nodes may be.
   * @default the zone of the storage pair, since reading across zones costs; without one, all zones of the network
   */
  zones: z.array(ZoneLetter).min(1).optional(),
  /**
   * Root disk of a node in GiB.
   * @default 200: an image with CUDA has 10 GiB or more, and a node keeps the old one beside the new
   */
  diskGiB: z.int().min(200).max(16384).default(200),
  /**
   * Order among pools that fit, 1 to 100; the largest is tried first.
   * @default none, which counts as 0
   */
  weight: z.int().min(1).max(100).optional(),
  /**
   * Age at which a node is replaced, in hours and minutes, or `Never`.
   * @default by use: `168h` (pipeline), `336h` (training), `720h` (serving); above the longest work, because expiry ignores do-not-disrupt
   */
  expireAfter: DurationOrNever.optional(),
  /**
   * When Karpenter removes nodes by itself.
   * @default by use: empty for 5 minutes (pipeline), for 10 (training); empty or underused for 10 (serving)
   */
  consolidation: Consolidation.optional(),
  /**
   * How many nodes Karpenter may remove at once.
   * @default by use: one node for serving; for pipeline and training all empty ones, and none because of drift
   */
  disruptionBudgets: DisruptionBudgets.optional(),
  /**
   * How long a node that is removed waits for its pods, in hours and minutes. After that they are ended, whatever their annotations say.
   * @default by use: 13h (pipeline), 24h (training), 30m (serving)
   */
  terminationGrace: Duration.optional(),
});

type Written = z.output<typeof WrittenGpuPool>;

/** Settings whose default depends on the pool's use. */
type UseDefaults = {
  readonly [
    K in 'capacity' | 'expireAfter' | 'consolidation' | 'disruptionBudgets' | 'terminationGrace'
  ]-?: NonNullable<Written[K]>;
};

/**
 * Budgets of nodes whose work must not start again from the beginning. All empty nodes may be removed at once. A drifted node stays until
 * it is empty; its successor is up to date anyway.
 */
const WORK_FIRST: UseDefaults['disruptionBudgets'] = [
  { nodes: '100%', reasons: ['Empty'] },
  { nodes: 1, reasons: ['Underutilized'] },
  { nodes: 0, reasons: ['Drifted'] },
];

/** The longest that one step of the pipeline may take, in minutes, on GPU nodes and on general ones; the steps' deadlines are within it. */
export const LONGEST_STEP_MINUTES = { gpu: 720, general: 120 } as const;

/**
 * The longest work of a pool's node in hours; a node that expires sooner ends it. The pipeline's is one step, since the next may run on
 * another node; a training run of more than two weeks goes on from its last checkpoint.
 */
export const LONGEST_WORK_HOURS = { pipeline: LONGEST_STEP_MINUTES.gpu / 60, training: 336 } as const;

/**
 * Defaults of a GPU pool by its use.
 *
 * - `capacity`: a pipeline's jobs may start over, so spot comes first. A training run that loses one node loses the work of all, and
 *   people notice when serving is interrupted.
 * - `expireAfter`: a node whose device plug-in never registers is never initialized, so it is never empty to Karpenter and is paid for
 *   until it expires. Expiry drains a node in spite of budgets and of the do-not-disrupt annotation, so the age is well above the longest
 *   work. Servers may move, and get a clean node every 30 days.
 * - `consolidation`: some minutes, so that the next job finds a warm node. A job is never moved to save money; a server is.
 * - `disruptionBudgets`: one server's node at a time, since a model takes minutes to load.
 * - `terminationGrace`: more than the longest that one step, one run between checkpoints, one request may take to its end.
 *
 * Source: Karpenter 1.14, "Disruption", section "Expiration", and "NodePools", section "spec.template.spec.terminationGracePeriod".
 */
export const USE_DEFAULTS: Readonly<Record<Written['use'], UseDefaults>> = {
  pipeline: {
    capacity: ['spot', 'on-demand'],
    expireAfter: '168h',
    consolidation: { policy: 'WhenEmpty', after: '5m' },
    disruptionBudgets: WORK_FIRST,
    terminationGrace: '13h',
  },
  training: {
    capacity: ['on-demand'],
    expireAfter: '336h',
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

/** A pool of GPU nodes; its `use` decides the defaults. */
export const GpuPool = WrittenGpuPool.transform((pool) => {
  const byUse = USE_DEFAULTS[pool.use];
  return {
    ...pool,
    capacity: pool.capacity ?? byUse.capacity,
    expireAfter: pool.expireAfter ?? byUse.expireAfter,
    consolidation: pool.consolidation ?? byUse.consolidation,
    disruptionBudgets: pool.disruptionBudgets ?? byUse.disruptionBudgets,
    terminationGrace: pool.terminationGrace ?? byUse.terminationGrace,
  };
});
