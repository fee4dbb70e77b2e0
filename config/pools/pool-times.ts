import { Cron } from 'croner';

const MINUTES: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60 };

/** Minutes in a time such as `1h30m`; infinite for `Never`, and for no time. */
export const minutesIn = (duration: string | undefined): number =>
  duration === undefined || duration === 'Never'
    ? Infinity
    : [...duration.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit = '']) => {
        return sum + Number(count) * (MINUTES[unit] ?? 0);
      }, 0);

/** Schedules that Karpenter knows by a name (the pattern of `schedule` in the NodePool's CRD). */
const NAMED = /^@(annually|yearly|monthly|weekly|daily|midnight|hourly)$/;

/**
 * Five fields as Karpenter's parser reads them: numbers, names, `*`, `?`, lists, ranges and steps. It has no `L`, `W` or `#`, and Sunday is
 * 0. A schedule that it cannot read stops all disruption of the pool, and only Karpenter's log says so.
 *
 * Source: Karpenter 1.14, "Disruption", section "Schedule"; https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
const FIELDS = /^([\d*?,/-]+ +){3}[\da-z*?,/-]+ +[0-6a-z*?,/-]+$/i;

/** A range that ends on Sunday, which is 0, would run backwards. */
const TO_SUNDAY = /-sun/i;

/** A range's step; `croner` does not notice an invalid end before it. */
const STEP = /(-[\da-z]+)\/\d+/gi;

/** A start from which every valid schedule is due within eight years, the longest time from one 29 February to the next. */
const BEGIN = '2026-01-01T00:00:00';

/** Whether Karpenter can read a schedule, and the schedule is ever due. */
export const isSchedule = (schedule: string): boolean =>
  NAMED.test(schedule) ||
  (FIELDS.test(schedule) && !TO_SUNDAY.test(schedule) && [schedule, schedule.replaceAll(STEP, '$1')].every(comes));

function comes(schedule: string): boolean {
  try {
    return new Cron(schedule, { mode: '5-part', paused: true, timezone: 'UTC' }).nextRun(BEGIN) !== null;
  } catch {
    return false;
  }
}
