import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { remembered } from '../../config/remembered';
import { REPOSITORY } from './bundle';
import type { Draft } from './drafts';
import { readSynthesized, type Synthesized } from './stack-json';
import { synthesizeSources } from './synthesize-sources';
import { synthesizedRoot } from './synthesized';

/**
 * A synth of one environment that differs from `environment` by `change`. Test files that ask for the same environment share one synth in a run.
 *
 * @throws Error with every fault, should the changed environment be refused
 */
export function synthesizedWith(environment: Draft, change: (draft: Draft) => void = () => undefined): Synthesized {
  const draft = structuredClone(environment);
  change(draft);
  // As the environment comes from a file: without keys that are undefined.
  const text = JSON.stringify(draft);
  const made = join(synthesizedRoot(), `draft-${createHash('sha256').update(text).digest('hex')}`);
  if (!existsSync(made)) synthesizeTo(made, JSON.parse(text));
  return read(made);
}

/** Each is read and parsed once in a worker, whose tests only look at it. */
const read = remembered(readSynthesized);

/** Puts the synth in place as a whole, for another test file may ask for the same one at this moment. */
function synthesizeTo(made: string, value: unknown): void {
  const root = mkdtempSync(join(synthesizedRoot(), 'draft-'));
  try {
    synthesizeSources([{ file: 'environments/changed.ts', value }], root, REPOSITORY);
    renameSync(root, made);
  } catch (failure) {
    rmSync(root, { recursive: true, force: true });
    if (!existsSync(made)) throw failure;
  }
}
