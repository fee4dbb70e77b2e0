import { describe, expect, it } from 'vitest';
import { withoutTokenTraces } from '../../../synthesis/without-token-traces';

const captured = (): string => {
  const target = { stack: 'none' };
  Error.captureStackTrace(target);
  return target.stack;
};

describe('withoutTokenTraces', () => {
  it('records no trace while the work runs, and gives what the work gives', () => {
    expect(withoutTokenTraces(captured)).toBe('');
  });

  it('records traces again afterwards, also after a failure', () => {
    expect(() =>
      withoutTokenTraces(() => {
        throw new Error('refused');
      }),
    ).toThrow('refused');
    expect(captured()).toContain('without-token-traces.test');
  });

  it('leaves a thrown error its stack', () => {
    expect(withoutTokenTraces(() => new Error('refused')).stack).toContain('without-token-traces.test');
  });
});
