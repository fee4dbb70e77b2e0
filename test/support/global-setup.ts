import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle, DRAFT_PROGRAM, scratchFolder, synthesizeIn } from './bundle';
import { SOURCES } from './environments';

/**
 * Before the first test: passes on whether snapshots are written (`file-snapshot.ts`), and synthesizes the
 * fixtures' environments into a temporary folder, for `synthesized()` to read. Should that fail, the tests that need it tell why, and the others still run.
 */
export default async function globalSetup({ config }: TestProject): Promise<void> {
  process.env['LANDBRIDGE_SNAPSHOTS'] = config.snapshotOptions.updateSnapshot;
  // Tables are compared as text; CI counts as a terminal with colours.
  process.env['NO_COLOR'] = '1';
  const root = scratchFolder('tests');
  process.env['LANDBRIDGE_SYNTHESIZED'] = root;
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const program = join(root, DRAFT_PROGRAM);
  try {
    await bundle('test/support/synthesize-draft.ts', program);
    synthesizeIn(root, program, SOURCES);
  } catch (failure) {
    writeFileSync(join(root, 'failure.txt'), textOf(failure));
  }
}

const textOf = (failure: unknown): string =>
  failure instanceof Error && 'stderr' in failure && 'stdout' in failure
    ? `${String(failure.stdout)}${String(failure.stderr)}`
    : String(failure);
