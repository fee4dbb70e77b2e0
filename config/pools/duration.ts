const MINUTES: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60 };

/** Minutes in a time such as `1h30m`; infinite for `Never`, or where there is none. */
export const minutesIn = (duration: string | undefined): number =>
  duration === undefined || duration === 'Never'
    ? Infinity
    : [...duration.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit = '']) => {
        return sum + Number(count) * (MINUTES[unit] ?? 0);
      }, 0);
