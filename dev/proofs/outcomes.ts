import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../machine/cache-folder';

/** How a proof ended. */
export interface Outcome {
  readonly proof: string;
  readonly passed: number;
  readonly failed: number;
  /** Cases that were left out; the proof says why. */
  readonly leftOut: number;
  readonly seconds: number;
}

/** An outcome that was seen before, with all that it depended on. */
export interface Remembered extends Outcome {
  readonly inputs: string;
  /** When it was seen, as ISO 8601. */
  readonly seen: string;
}

type ByProof = Readonly<Record<string, Remembered>>;

const file = (): string => join(cacheFolder('proofs'), 'passed.json');

/** Proofs that passed earlier, by name. A cache that cannot be read is no reason to fail: all run anew. */
export function rememberedOutcomes(): ByProof {
  if (!existsSync(file())) return {};
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as ByProof;
  } catch (error) {
    console.error(`${file()} cannot be read, so all proofs run: ${String(error)}`);
    return {};
  }
}

/** Remembers a proof that passed, and forgets what was known of one that did not. */
export function remember(outcome: Outcome, inputs: string): void {
  const { [outcome.proof]: _before, ...others } = rememberedOutcomes();
  const passed = outcome.failed === 0 && outcome.passed > 0;
  const all: ByProof = passed
    ? { ...others, [outcome.proof]: { ...outcome, inputs, seen: new Date().toISOString() } }
    : others;
  const making = `${file()}-${process.pid}`;
  writeFileSync(making, JSON.stringify(all, undefined, 2));
  renameSync(making, file());
}
