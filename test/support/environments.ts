import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readEnvironments } from '../../config/load/read-environments';
import type { LoadedEnvironment } from '../../config/schema/environment';

const FOLDER = join(__dirname, '..', '..', 'environments');

/** Every environment of the repository, parsed. */
export function environments(): readonly LoadedEnvironment[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const sources = names.map((name) => {
    const loaded = jest.requireActual<{ readonly default: unknown }>(join(FOLDER, name));
    return { file: `environments/${name}`, value: loaded.default };
  });
  return readEnvironments(sources).environments;
}
