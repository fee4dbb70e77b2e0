import { readFileSync } from 'node:fs';
import type { EnvironmentSource } from '../../config/load/read-environments';
import { synthesizeSources } from './synthesize-sources';

/**
 * Synthesizes the environments on standard input below the folder that the first argument names; ends with status 1 and every fault where one is
 * refused. Charts and playbooks are the working directory's. Bundled once a test run, for the synths that must be a process's own.
 */
const [, , root = ''] = process.argv;
try {
  synthesizeSources(JSON.parse(readFileSync(0, 'utf8')) as EnvironmentSource[], root, process.cwd());
} catch (refused) {
  console.error(refused instanceof Error ? refused.message : refused);
  process.exitCode = 1;
}
