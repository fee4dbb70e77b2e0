import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../../support/bundle';

// .ci/run sets it where the CRDs are at hand; they are not part of this repository.
const atHand = (process.env['LANDBRIDGE_CRDS'] ?? '') !== '';

describe('the types made from CRDs', () => {
  (atHand ? it : it.skip)('are what the CRDs say (skipped where LANDBRIDGE_CRDS names no folder)', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'dev/generate.ts', 'kinds', '--check'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });

    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
