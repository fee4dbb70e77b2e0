import { describe, expect, it } from 'vitest';
import { sizeRow } from '../../../../dev/bench/source-size';

const files = (...lines: readonly number[]) =>
  lines.map((count, index) => ({ path: `room/${index}.ts`, lines: count }));

describe('a row of the source', () => {
  it('counts files and lines, and tells the median, the share of tiny files and the longest', () => {
    expect(sizeRow('room/', files(30, 31, 100, 39))).toEqual([
      'room/',
      '4',
      '200',
      '35',
      '25 %',
      '100',
      'no: tiny files',
    ]);
  });

  it('meets its goals at their limits', () => {
    const eight = Array.from({ length: 22 }, () => 120);
    expect(sizeRow('room/', files(...eight, 30, 30, 250)).at(-1)).toBe('yes');
  });

  it('misses them one above', () => {
    expect(sizeRow('room/', files(121, 121, 251)).at(-1)).toBe('no: median, longest');
  });
});
