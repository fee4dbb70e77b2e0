import * as z from 'zod';
import { Capacity, Consolidation, DisruptionBudgets } from './pool-parts';
import { Duration, DurationOrNever, InstanceFamily, InstanceType, Name, ZoneLetter } from './primitives';

/** A GPU pool as its owner writes it. */
export const WrittenGpuPool = z.strictObject({
  /** What the nodes are for; the defaults of a pool follow from it, as do its taint and label. */
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
   * Capacity Reservations of the account by id, tried before all else.
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
   * @default 200: images with CUDA have 10 GiB and more each, and a node holds the old one beside the new
   */
  diskGiB: z.int().min(200).max(16384).default(200),
  /**
   * Which of several pools that fit is tried first, 1 to 100, the largest first.
   * @default none, which counts as 0
   */
  weight: z.int().min(1).max(100).optional(),
  /**
   * Age at which a node is replaced, in hours and minutes, or `Never`.
   * @default by use: `Never` for pipeline and training, because expiry heeds no do-not-disrupt; `720h` for serving
   */
  expireAfter: DurationOrNever.optional(),
  /**
   * When nodes go by themselves.
   * @default by use: empty for 5 minutes (pipeline), for 10 (training); empty or underused for 10 (serving)
   */
  consolidation: Consolidation.optional(),
  /**
   * How many nodes may go at once.
   * @default by use: one node for serving; for pipeline and training all empty ones, and none because of drift
   */
  disruptionBudgets: DisruptionBudgets.optional(),
  /**
   * How long a node that goes waits for its pods, in hours and minutes, before they are ended in spite of all annotations.
   * @default by use: 2h (pipeline), 24h (training), 30m (serving)
   */
  terminationGrace: Duration.optional(),
});

/** A GPU pool as it is written, before the defaults of its use. */
export type WrittenGpuPoolConfig = z.output<typeof WrittenGpuPool>;
