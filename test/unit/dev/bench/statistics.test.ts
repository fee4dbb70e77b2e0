import { describe, expect, it } from '@jest/globals';
import { median, rSquared } from '../../../../dev/bench/statistics';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('lies between the two middle values of an even number', () => {
    expect(median([10, 2, 4, 1])).toBe(3);
  });
});

describe('rSquared', () => {
  it('is 1 for points on a line that does not start at zero', () => {
    expect(
      rSquared([
        [1, 5],
        [25, 53],
        [100, 203],
      ]),
    ).toBeCloseTo(1, 12);
  });

  it('is clearly less for time that grows with the square', () => {
    expect(
      rSquared([
        [1, 1],
        [25, 625],
        [50, 2500],
        [100, 10000],
      ]),
    ).toBeLessThan(0.97);
  });
});
