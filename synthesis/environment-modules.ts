import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type * as Build from '../bin/build';
import { modules } from './shared-modules';

/** Imports a file of `environments/`, by its path below the root. */
export type Importer = (file: string) => Promise<{ readonly default?: unknown }>;

/** A file was not even tried, since this machine refused something, such as a write into `dist/`. The file is not at fault. */
export class MachineError extends Error {
  /** @param refused the error of the system call */
  constructor(public readonly refused: Error) {
    super(refused.message, { cause: refused });
    this.name = 'MachineError';
  }
}

/** Prefix of our own modules in a bundle of overrides. */
const OURS = 'landbridge:';

/**
 * Bundles a file of `environments/` alone, if it changed, and evaluates it.
 *
 * @param root the repository's folder
 */
export function importFrom(root: string): Importer {
  return async (file) => {
    const build = createRequire(root)(join(root, 'bin', 'build.js')) as typeof Build;
    return evaluated(root, await build.bundleEnvironment(root, file).catch(ofMachine));
  };
}

/** Tells what the machine refuses to a bundler from what the file does itself, which may read files too. */
function ofMachine(reason: unknown): never {
  throw reason instanceof Error && 'syscall' in reason ? new MachineError(reason) : reason;
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
