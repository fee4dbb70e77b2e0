import { describe, expect, it } from 'vitest';
import { median, row, rSquared } from '../../../../dev/bench/rows';

const node = { name: 'node', measured: { what: 'node -e 0', seconds: [0.1, 0.2, 0.1], peakMb: 40 } };
const synth = { what: 'synth', seconds: [0.5, 0.4, 0.3], peakMb: 95 };

describe('a row of the bench', () => {
  it('tells the ratio of the medians, and the spread', () => {
    expect(row(synth, node).slice(0, 4)).toEqual(['synth', '0.400', '0.300–0.500', '4.00 × node']);
  });

  it('says that a goal is met', () => {
    expect(row(synth, node, { ratio: 4.5 }).slice(4, 6)).toEqual(['≤ 4.5 ×', 'yes']);
  });

  it('says which part of a goal is missed', () => {
    expect(row(synth, node, { ratio: 3.5, peakMb: 90 })[5]).toBe('no: time, memory');
    expect(row(synth, node, { ratio: 4.5, peakMb: 90 })[5]).toBe('no: memory');
  });

  it('holds the seconds that it takes more against a limit', () => {
    expect(row(synth, node, { moreSeconds: 0.31 }).slice(4, 6)).toEqual(['≤ 0.31 s more', 'yes']);
    expect(row(synth, node, { moreSeconds: 0.2 })[5]).toBe('no: time');
  });

  it('holds the seconds themselves against a limit', () => {
    expect(row(synth, node, { seconds: 0.4 }).slice(4, 6)).toEqual(['≤ 0.4 s', 'yes']);
    expect(row(synth, node, { seconds: 0.3 })[5]).toBe('no: time');
  });

  it('has no verdict without a goal', () => {
    expect(row(synth, node).slice(4, 6)).toEqual(['', '']);
  });

  it('names the status of a program that failed', () => {
    expect(row({ ...synth, failed: 2 }, node)[0]).toBe('synth (ended with status 2)');
  });
});

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
