import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import type * as Build from '../bin/build.mjs';
import { modules } from './shared-modules';

/** Imports a file of `environments/`, by its path below the root. */
export type Importer = (file: string) => Promise<{ readonly default?: unknown }>;

/** Prefix of our own modules in a bundle of overrides. */
const OURS = 'landbridge:';

/**
 * Bundles a file of `environments/` alone, if it changed, and evaluates it.
 *
 * @param root the repository's folder
 */
export function importFrom(root: string): Importer {
  return async (file) => {
    const build = (await import(pathToFileURL(join(root, 'bin', 'build.mjs')).href)) as typeof Build;
    return evaluated(root, await build.bundleEnvironment(root, file));
  };
}

/** The exports of a bundle. The bundle gets the program's own copies of the modules that both use. */
function evaluated(root: string, path: string): { readonly default?: unknown } {
  const outside: (id: string) => unknown = createRequire(path);
  const shared = (id: string): unknown => {
    if (id in modules) return modules[id];
    // A program that runs from its sources, without a bundle, imports the module from its path.
    return outside(id.startsWith(OURS) ? join(root, id.slice(OURS.length)) : id);
  };
  const module = { exports: {} };
  const run = compileFunction(readFileSync(path, 'utf8'), ['module', 'exports', 'require'], { filename: path });
  (run as (...values: unknown[]) => void)(module, module.exports, shared);
  return module.exports;
}
