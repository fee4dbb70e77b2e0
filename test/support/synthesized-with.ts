import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import { readEnvironments } from '../../config/read-environments';
import { synth } from '../../synthesis/synth';
import type { Draft } from './drafts';
import { readSynthesized, type Synthesized } from './stack-json';

/**
 * A synth of one environment that differs from `environment` by `change`, in this process and a temporary folder.
 *
 * @throws Error with every fault, should the changed environment be refused
 */
export function synthesizedWith(environment: Draft, change: (draft: Draft) => void = () => undefined): Synthesized {
  const draft = structuredClone(environment);
  change(draft);
  const { environments, faults } = readEnvironments([{ file: 'environments/changed.ts', value: draft }]);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));

  const root = mkdtempSync(join(tmpdir(), 'landbridge-'));
  try {
    const app = new App({ outdir: join(root, 'cdktf.out') });
    for (const loaded of environments) compose(app, loaded);
    synth(app, root);
    return readSynthesized(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
