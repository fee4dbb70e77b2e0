import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeGoneStacks, openLockWarnings, OVERRIDE_FILE } from '../../../../commands/allow-destroy/open-locks';

let root = '';
const fileOf = (stack: string): string => join(root, 'cdktf.out', 'stacks', stack, OVERRIDE_FILE);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'landbridge-locks-'));
  for (const stack of ['acme-network', 'acme-storage', 'other-storage']) {
    mkdirSync(join(root, 'cdktf.out', 'stacks', stack), { recursive: true });
    if (stack.endsWith('storage')) writeFileSync(fileOf(stack), '{}');
  }
});
afterEach(() => rmSync(root, { recursive: true }));

describe('open locks', () => {
  it('are named by their files', () => {
    const acme = `cdktf.out/stacks/acme-storage/${OVERRIDE_FILE}: locks are open; delete it to close them`;

    expect(openLockWarnings(root, ['acme'])).toEqual([acme]);
    expect(openLockWarnings(root)).toEqual([acme, expect.stringContaining('other-storage')]);
  });

  it('are none where nothing was synthesized', () => {
    expect(openLockWarnings(join(root, 'nowhere'))).toEqual([]);
  });

  it('are closed in the folders of stacks that are no more', () => {
    closeGoneStacks(root, (stack) => stack !== 'acme-storage');

    expect([existsSync(fileOf('acme-storage')), existsSync(fileOf('other-storage'))]).toEqual([false, true]);
  });
});
