import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { once, remembered } from '../../config/remembered';
import { composedAlone } from '../../synthesis/composed';
import { stacksIn } from '../../synthesis/stack-json';
import { REPOSITORY } from './bundle';
import type { Draft } from './drafts';
import { plainStack, readSynthesized, type Synthesized } from './stack-json';
import { loadedFrom, synthesizeSources } from './synthesize-sources';
import { synthesizedRoot } from './synthesized';

/**
 * A synth of one environment that differs from `environment` by `change`. All tests of a worker that ask for the same environment share it, and
 * only look at it. Its rendered files are made when they are first asked for.
 *
 * @throws Error with every fault, should the changed environment be refused
 */
export function synthesizedWith(environment: Draft, change: (draft: Draft) => void = () => undefined): Synthesized {
  const draft = structuredClone(environment);
  change(draft);
  // As the environment comes from a file: without keys that are undefined.
  return made(JSON.stringify(draft));
}

const made = remembered((text: string): Synthesized => {
  const sources = [{ file: 'environments/changed.ts', value: JSON.parse(text) as unknown }];
  const [loaded] = loadedFrom(sources);
  if (!loaded) throw new Error('the changed environment was not read');
  const result = composedAlone(loaded);
  if ('faults' in result) throw new Error(result.faults.map(({ rule }) => rule).join('\n'));
  const { app } = result.composed;
  const stacks = once(() =>
    Object.fromEntries(Object.entries(stacksIn(app)).map(([id, json]) => [id, plainStack(json)])),
  );
  const rendered = once(() => renderedOf(sources));
  return {
    get stacks() {
      return stacks();
    },
    get rendered() {
      return rendered();
    },
  };
});

/** The files that a synth writes below `rendered/`. */
function renderedOf(sources: Parameters<typeof synthesizeSources>[0]): Synthesized['rendered'] {
  const root = mkdtempSync(join(synthesizedRoot(), 'draft-'));
  try {
    synthesizeSources(sources, root, REPOSITORY);
    return readSynthesized(root).rendered;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
