import { CronPattern } from 'croner';

/** Schedules that Karpenter knows by a name (the pattern of `schedule` in the NodePool's CRD). */
const NAMED = /^@(annually|yearly|monthly|weekly|daily|midnight|hourly)$/;

/**
 * Five fields as Karpenter's parser reads them: numbers, names, `*`, `?`, lists, ranges and steps. It has no `L`, `W` or `#`, and a
 * Sunday is 0; a schedule that it cannot read stops all disruption of the pool, and only its log says so.
 *
 * Source: Karpenter 1.14, "Disruption", section "Schedule"; https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
const FIELDS = /^([\d*?,/-]+ +){3}[\da-z*?,/-]+ +[0-6a-z*?,/-]+$/i;

/** Whether Karpenter can read a schedule. */
export function isSchedule(schedule: string): boolean {
  if (NAMED.test(schedule)) return true;
  if (!FIELDS.test(schedule)) return false;
  try {
    new CronPattern(schedule, undefined, { mode: '5-part' });
    return true;
  } catch {
    return false;
  }
}
