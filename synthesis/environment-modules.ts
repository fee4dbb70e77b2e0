import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import type * as Build from '../bin/build.mjs';
import { modules } from './shared-modules';

/** Gives what a file of `environments/` exports, by the file's path below the root. */
export type Importer = (file: string) => Promise<{ readonly default?: unknown }>;

/** What a bundle of overrides calls a module of ours. */
const OURS = 'landbridge:';

/**
 * Bundles a file of `environments/` by itself, if it changed, and evaluates it.
 *
 * @param root the repository's folder
 */
export function importFrom(root: string): Importer {
  return async (file) => {
    const build = (await import(pathToFileURL(join(root, 'bin', 'build.mjs')).href)) as typeof Build;
    return evaluated(root, await build.bundleEnvironment(root, file));
  };
}

/** The exports of a bundle, which gets the program's own copies of what it shares with it. */
function evaluated(root: string, path: string): { readonly default?: unknown } {
  const outside = createRequire(path);
  const shared = (id: string): unknown => {
    if (id in modules) return modules[id];
    // A program that runs from its sources has them as they are.
    return id.startsWith(OURS) ? (require(join(root, id.slice(OURS.length))) as unknown) : outside(id);
  };
  const module = { exports: {} };
  const run = compileFunction(readFileSync(path, 'utf8'), ['module', 'exports', 'require'], { filename: path });
  (run as (...values: unknown[]) => void)(module, module.exports, shared);
  return module.exports;
}
