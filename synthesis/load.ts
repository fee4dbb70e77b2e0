import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentSource, ReadResult } from '../config/read-environments';
import { readEnvironments } from '../config/read-environments';

const FOLDER = 'environments';

/**
 * Loads and checks every file in `environments/`.
 *
 * @param root the repository's folder
 */
export async function load(root: string): Promise<ReadResult> {
  const folder = join(root, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
  return readEnvironments(await Promise.all(names.sort().map(source)));
}

async function source(name: string): Promise<EnvironmentSource> {
  // A template with a fixed beginning: the bundler then packs every file of the folder.
  const loaded = (await import(`../environments/${name.slice(0, -'.ts'.length)}.ts`)) as { readonly default?: unknown };
  return { file: `${FOLDER}/${name}`, value: unwrap(loaded.default) };
}

/** Node puts a CommonJS module's exports one level deeper when it is imported dynamically; a bundler does not. */
const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '__esModule' in value && 'default' in value ? value.default : value;
