import { describe, expect, it } from 'vitest';
import { meets } from '../../../machine/missing-tool';

describe('meets', () => {
  it.each([
    ['5.100.0', '>= 5.100.0, <= 6.25.0', true],
    ['6.25.0', '>= 5.100.0, <= 6.25.0', true],
    ['6.26.0', '>= 5.100.0, <= 6.25.0', false],
    ['5.99.1', '>= 5.100.0, <= 6.25.0', false],
    ['1.11.4', '>= 1.11.0', true],
    ['1.9.8', '>= 1.11.0', false],
    ['1.12.0-beta1', '>= 1.11.0', true],
    ['1.11.4', '1.11.4', true],
  ])('%s against %s: %s', (version, constraint, expected) => {
    expect(meets(version, constraint)).toBe(expected);
  });

  it('refuses an operator that it does not know', () => {
    expect(() => meets('1.0.0', '~> 1.0')).toThrow("'~> 1.0' is not a version constraint known here.");
  });
});
