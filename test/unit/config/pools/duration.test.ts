import { describe, expect, it } from '@jest/globals';
import { minutesIn } from '../../../../config/pools/duration';
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
