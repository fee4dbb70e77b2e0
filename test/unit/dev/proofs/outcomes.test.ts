import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { remember, rememberedOutcomes, type Outcome } from '../../../../dev/proofs/outcomes';

const PASSED: Outcome = { proof: 'aws/plan', passed: 3, failed: 0, leftOut: 1, seconds: 60 };

describe('what is remembered of proofs', () => {
  let cache = '';
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'outcomes-'));
    vi.stubEnv('LANDBRIDGE_CACHE', cache);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
  });

  test('given a proof passed, then its counts and inputs are remembered', () => {
    remember(PASSED, 'digest');

    expect(rememberedOutcomes()['aws/plan']).toMatchObject({ ...PASSED, inputs: 'digest' });
  });

  test.each([
    ['it failed', { ...PASSED, failed: 1 }],
    ['nothing in it ran', { ...PASSED, passed: 0 }],
  ])('given %s the next time, then it is forgotten', (_why, outcome) => {
    remember(PASSED, 'digest');
    remember(outcome, 'digest');

    expect(rememberedOutcomes()).toEqual({});
  });

  test('given the memory is broken, then nothing is remembered, and that is said', () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    remember(PASSED, 'digest');
    writeFileSync(join(cache, 'proofs', 'passed.json'), '{');

    expect(rememberedOutcomes()).toEqual({});
    expect(said).toHaveBeenCalledWith(expect.stringContaining('all proofs run'));
    said.mockRestore();
  });
});
