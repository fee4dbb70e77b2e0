import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DRAFT_PROGRAM, REPOSITORY } from './bundle';
import type { Draft } from './drafts';
import { readSynthesized, type Synthesized } from './stack-json';
import { synthesizedRoot } from './synthesized';

/**
 * A synth of one environment that differs from `environment` by `change`, in a process of its own. Test files that ask for the same
 * environment share one synth in a run.
 *
 * @throws Error with every fault, should the changed environment be refused
 */
export function synthesizedWith(environment: Draft, change: (draft: Draft) => void = () => undefined): Synthesized {
  const draft = structuredClone(environment);
  change(draft);
  const input = JSON.stringify([{ file: 'environments/changed.ts', value: draft }]);
  const made = join(synthesizedRoot(), `draft-${createHash('sha256').update(input).digest('hex')}`);
  if (!existsSync(made)) synthesizeTo(made, input);
  return readSynthesized(made);
}

/** Puts the synth in place as a whole, for another test file may ask for the same one at this moment. */
function synthesizeTo(made: string, input: string): void {
  const root = mkdtempSync(join(synthesizedRoot(), 'draft-'));
  try {
    const program = join(synthesizedRoot(), DRAFT_PROGRAM);
    const { status, stderr } = spawnSync(process.execPath, [program, root], {
      // Where the charts are.
      cwd: REPOSITORY,
      input,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr.trim());
    renameSync(root, made);
  } catch (failure) {
    rmSync(root, { recursive: true, force: true });
    if (!existsSync(made)) throw failure;
  }
}
