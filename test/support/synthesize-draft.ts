import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import { readEnvironments } from '../../config/load/read-environments';
import { synth } from '../../synthesis/synth';
import { withoutTokenTraces } from '../../synthesis/without-token-traces';

/**
 * Synthesizes the environment on standard input below the folder that the first argument names; ends with status 1 and every fault where it is refused.
 * The program of `synthesizedWith`: bundled once a test run, it starts in a quarter of the time in which a test loads cdktf.
 */
const value: unknown = JSON.parse(readFileSync(0, 'utf8'));
const { environments, faults } = readEnvironments([{ file: 'environments/changed.ts', value }]);
const errors = faults.filter(({ severity }) => severity === 'error');
if (errors.length > 0) {
  console.error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  process.exit(1);
}
const [, , root = ''] = process.argv;
const app = new App({ outdir: join(root, 'cdktf.out') });
withoutTokenTraces(() => {
  for (const loaded of environments) compose(app, loaded);
  synth(app, root, { from: process.cwd() });
});
