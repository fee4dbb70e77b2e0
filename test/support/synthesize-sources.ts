import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../../compose';
import { readEnvironments, type EnvironmentSource } from '../../config/load/read-environments';
import type { LoadedEnvironment } from '../../config/schema/environment';
import { synth } from '../../synthesis/synth';
import { withoutTokenTraces } from '../../synthesis/without-token-traces';

/**
 * Synthesizes environments below a folder, in this process.
 *
 * @param from folder with the charts and the playbooks
 * @throws Error with every fault where one is refused
 */
export function synthesizeSources(sources: readonly EnvironmentSource[], root: string, from: string): void {
  const app = new App({ outdir: join(root, 'cdktf.out') });
  withoutTokenTraces(() => {
    for (const loaded of loadedFrom(sources)) compose(app, loaded);
    synth(app, root, { from });
  });
}

/** The environments of these sources. @throws Error with every fault where one is refused */
export function loadedFrom(sources: readonly EnvironmentSource[]): readonly LoadedEnvironment[] {
  const { environments, faults } = readEnvironments(sources);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ path, rule }) => `${path.join('.')}: ${rule}`).join('\n'));
  return environments;
}
