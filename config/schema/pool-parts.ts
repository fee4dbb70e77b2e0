import * as z from 'zod';
import { isSchedule } from '../pools/pool-times';
import { Duration, DurationOrNever } from './primitives';

/** Which nodes Karpenter may remove by itself, and when (Karpenter, "Disruption", section "Consolidation"). */
export const Consolidation = z.strictObject({
  /**
   * Empty nodes only, or also nodes whose pods would fit on other or cheaper nodes; `Balanced` weighs the saving against the disruption.
   */
  policy: z.enum(['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced']),
  /** How long a node must have seen no pod come or go, in hours and minutes such as `5m`; `Never` keeps it. */
  after: DurationOrNever,
});

/** When a budget holds; without it, always. */
const During = z.strictObject({
  /** Start, as a cron schedule of five fields in UTC, such as `0 9 * * mon-fri`. */
  schedule: z
    .string()
    .refine(isSchedule, 'a cron schedule of five fields in UTC such as 0 9 * * mon-fri, or @daily and its like')
    .meta({ examples: ['0 9 * * mon-fri', '@daily'] }),
  /** Duration, in hours and minutes such as `8h`. */
  duration: Duration,
});

const NODES = "a number of nodes such as 1, or a share of them such as '10%'";

/** How many nodes of the pool Karpenter may remove at once (Karpenter, "Disruption", section "NodePool Disruption Budgets"). */
const DisruptionBudget = z.strictObject({
  /** A number of nodes, or a share such as `'10%'`; 0 keeps all of them. */
  nodes: z.union([z.int().min(0), z.string().regex(/^(100|\d{1,2})%$/, NODES)], NODES).meta({ examples: [1, '10%'] }),
  /**
   * Reasons of removal to which the budget applies.
   * @default all three
   */
  reasons: z
    .array(z.enum(['Underutilized', 'Empty', 'Drifted']))
    .min(1)
    .optional(),
  during: During.optional(),
});

/** Capacity types in the order in which Karpenter tries them: spot always comes before on-demand in one pool. */
export const Capacity = z
  .array(z.enum(['spot', 'on-demand']))
  .min(1)
  .max(2);

/** Budgets of a pool; if several apply at once, the strictest counts. */
export const DisruptionBudgets = z.array(DisruptionBudget).min(1).max(50);
