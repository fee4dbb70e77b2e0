import * as z from 'zod';

/** What a playbook of ours writes beside the inventory, in `artifacts/<playbook>.json`. */
export const PlaybookReport = z.object({
  /** Whether nothing is wrong. */
  ok: z.boolean(),
  failures: z.array(
    z.object({
      host: z.string(),
      /** What was looked at, such as `clock`. */
      check: z.string(),
      value: z.string(),
      /** What must hold. */
      rule: z.string(),
      fix: z.string(),
    }),
  ),
  /** What was not looked at, and why. */
  skipped: z.array(z.object({ check: z.string(), why: z.string() })).default([]),
  facts: z.object({
    /** Hosts that were asked. */
    hosts: z.array(z.union([z.string(), z.object({ name: z.string() })])),
    /** Those among them that could not be looked at. */
    notLookedAt: z.array(z.string()).default([]),
  }),
});

export type PlaybookReport = z.output<typeof PlaybookReport>;
