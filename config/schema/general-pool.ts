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
   * @default 32: several times what the platform's own programs ask, and a bound on what a mistake costs
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
   * @default '720h': nothing here minds, and a new node has a clean disk
   */
  expireAfter: DurationOrNever.default('720h'),
  /**
   * When nodes go by themselves.
   * @default empty or underused for 5 minutes: these pods start anew in seconds
   */
  consolidation: Consolidation.default({ policy: 'WhenEmptyOrUnderutilized', after: '5m' }),
  /**
   * How many nodes may go at once.
   * @default a tenth, at least one: Karpenter's own default, made visible
   */
  disruptionBudgets: DisruptionBudgets.default([{ nodes: '10%' }]),
  /**
   * How long a node that goes waits for its pods, in hours and minutes, before they are ended in spite of all annotations.
   * @default '1h': a disruption budget of a program that is ill holds a node no longer than this
   */
  terminationGrace: Duration.default('1h'),
});
