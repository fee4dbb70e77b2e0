import * as z from 'zod';
import { Capacity, Consolidation, DisruptionBudgets } from './pool-parts';
import { Duration, DurationOrNever, InstanceFamily, ZoneLetter } from './primitives';

/** The pool of ordinary nodes: operators, front end, back end. */
export const GeneralPool = z.strictObject({
  /**
   * EC2 instance families without accelerators.
   * @default current ones of the system nodes' architecture, so that one build of an image runs on both
   */
  families: z.array(InstanceFamily).min(1).optional(),
  /**
   * Capacity types in the order in which they are tried.
   * @default ['on-demand']: people wait for what runs here
   */
  capacity: Capacity.default(['on-demand']),
  /**
   * The most vCPUs that the pool may hold at once.
   * @default 32: several times what the platform's own programs request, and a limit on the cost of a mistake
   */
  maxCpus: z.int().positive().default(32),
  /**
   * Letters of the zones in which the nodes may be.
   * @default all zones of the network
   */
  zones: z.array(ZoneLetter).min(1).optional(),
  /**
   * Root disk of a node in GiB.
   * @default 80: images of many small programs
   */
  diskGiB: z.int().min(20).max(16384).default(80),
  /**
   * Age at which a node is replaced, in hours and minutes, or `Never`.
   * @default '720h': no pod here is harmed, and a new node has a clean disk
   */
  expireAfter: DurationOrNever.default('720h'),
  /**
   * When Karpenter removes nodes by itself.
   * @default empty or underused for 5 minutes: these pods start anew in seconds
   */
  consolidation: Consolidation.default({ policy: 'WhenEmptyOrUnderutilized', after: '5m' }),
  /**
   * How many nodes Karpenter may remove at once.
   * @default a tenth, at least one: Karpenter's own default, made visible
   */
  disruptionBudgets: DisruptionBudgets.default([{ nodes: '10%' }]),
  /**
   * How long a node that is removed waits for its pods, in hours and minutes. After that they are ended, whatever their annotations say.
   * @default '3h': more than the longest step of the pipeline here; an unhealthy program's disruption budget delays a node no longer
   */
  terminationGrace: Duration.default('3h'),
});
