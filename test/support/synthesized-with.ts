import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DRAFT_PROGRAM, REPOSITORY } from './bundle';
import type { Draft } from './drafts';
import { readSynthesized, type Synthesized } from './stack-json';
import { synthesizedRoot } from './synthesized';

/**
 * A synth of one environment that differs from `environment` by `change`, in a process and a temporary folder of its own.
 *
 * @throws Error with every fault, should the changed environment be refused
 */
export function synthesizedWith(environment: Draft, change: (draft: Draft) => void = () => undefined): Synthesized {
  const draft = structuredClone(environment);
  change(draft);
  const root = mkdtempSync(join(tmpdir(), 'landbridge-'));
  try {
    const program = join(synthesizedRoot(), DRAFT_PROGRAM);
    const { status, stderr } = spawnSync(process.execPath, [program, root], {
      // Where the charts are.
      cwd: REPOSITORY,
      input: JSON.stringify([{ file: 'environments/changed.ts', value: draft }]),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr.trim());
    return readSynthesized(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
