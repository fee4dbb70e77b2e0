import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/** Vitest's own choice: `all` with `-u`, `none` where `CI` is set, else `new`. */
export const snapshotMode = (): 'all' | 'new' | 'none' => process.env['LANDBRIDGE_SNAPSHOTS'] as 'all' | 'new' | 'none';

/**
 * Compares a text with the file that a reviewer reads. As Vitest does with its own snapshots, a file that differs is written
 * again only with `npm test -- -u`, and one that is missing is made unless in CI.
 */
export function expectFile(path: string, text: string): void {
  const present = existsSync(path);
  const mode = snapshotMode();
  const before = present ? readFileSync(path, 'utf8') : `(there is no ${path}; npm test -- -u makes it)`;
  if (before !== text && (mode === 'all' || (mode === 'new' && !present))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`snapshot ${present ? 'updated' : 'written'}: ${path}\n`);
    return;
  }
  expect(text).toBe(before);
}
