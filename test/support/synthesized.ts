import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from '../../config/remembered';
import { readSynthesized, type StackJson, type Synthesized } from './stack-json';

/**
 * The fixtures' environments as `npm run synth` writes them, made once a test run (`global-setup.ts`) and only read here, so that a test
 * file need not load cdktf. A test that needs another environment takes `synthesizedWith` instead.
 *
 * @throws Error with the synth's output, if it failed
 */
export const synthesized = once((): Synthesized => readSynthesized(synthesizedRoot()));

/** Folder in which the synth of this test run left `cdktf.out/` and `rendered/`; only to be read. */
export function synthesizedRoot(): string {
  const root = process.env['LANDBRIDGE_SYNTHESIZED'];
  if (root === undefined)
    throw new Error('run tests through vitest.config.mts, which synthesizes before the first of them');
  const failure = join(root, 'failure.txt');
  if (existsSync(failure))
    throw new Error(`the synth of test/fixtures/environments fails:\n${readFileSync(failure, 'utf8')}`);
  return root;
}

/** One stack by its id, such as `hybrid-network`. */
export function stackJson(id: string): StackJson {
  const { stacks } = synthesized();
  const stack = stacks[id];
  if (!stack) throw new Error(`no stack '${id}'; there are ${Object.keys(stacks).join(', ')}`);
  return stack;
}
