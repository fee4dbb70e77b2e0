import { describe, expect, it } from '@jest/globals';
import { isSchedule } from '../../../../config/pools/schedule';

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
