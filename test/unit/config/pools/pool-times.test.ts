import { describe, expect, it } from 'vitest';
import { minutesIn, isSchedule } from '../../../../config/pools/pool-times';
import { Duration, DurationOrNever } from '../../../../config/schema/primitives';

describe('a time', () => {
  it.each([
    ['90m', 90],
    ['8h', 480],
    ['1h30m', 90],
    ['720h', 43200],
  ])('of %s is %d minutes', (time, minutes) => {
    expect(Duration.safeParse(time).success).toBe(true);
    expect(minutesIn(time)).toBe(minutes);
  });

  it.each(['', '5', '0m', '0h5m', '90s', '1d', '1.5h', '30m1h', 'Never', '1h ', 'h'])("is not '%s'", (time) => {
    expect(Duration.safeParse(time).success).toBe(false);
  });

  it('that never comes is a choice of its own, without an end', () => {
    expect(DurationOrNever.safeParse('Never').success).toBe(true);
    expect(DurationOrNever.safeParse('30d').success).toBe(false);
    expect(minutesIn('Never')).toBe(Infinity);
    expect(minutesIn(undefined)).toBe(Infinity);
  });
});

describe('a schedule', () => {
  it.each([
    '0 9 * * *',
    '*/15 8-17 * * mon-fri',
    '0 0 1,15 JAN-JUN ?',
    '30 22 * * 0',
    '0 0 29 2 *',
    '@daily',
    '@hourly',
  ])('may be %s', (schedule) => {
    expect(isSchedule(schedule)).toBe(true);
  });

  it.each([
    '',
    'daily',
    '@dailyish',
    '@every 1h',
    '0 9 * *',
    '0 0 9 * * *',
    '60 9 * * *',
    '0 24 * * *',
    '0 9 0 * *',
    '0 9 * 13 *',
    '0 9 * * 7',
    '0 9 * * someday',
    '0 9 L * *',
    '0 9 15W * *',
    '0 9 * * 1#2',
    '0 9 * * fri#L',
    '*/0 9 * * *',
    '0 9 * * sat-sun',
    '0 9-25/2 * * *',
    '0 0 31 2 *',
    'TZ=UTC 0 9 * * *',
  ])("is not '%s'", (schedule) => {
    expect(isSchedule(schedule)).toBe(false);
  });
});
