import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdktf';
import type { Composition } from '../../compose';
import { meant, oneOf } from '../../config/load/closest';
import type { Fault } from '../../config/load/fault';
import type { CloudEnvironment, LoadedEnvironment } from '../../config/schema/environment';
import { RefusedError } from '../../synthesis/refused-error';
import { UsageError } from './status';

/** An environment that can be read, with what it becomes. */
export interface Composed {
  readonly loaded: LoadedEnvironment;
  readonly app: App;
  readonly composition: Composition;
  /** What is said about it all the same. */
  readonly warnings: readonly Fault[];
}

/** The environments that were asked for: those that can be read, and what is wrong with the others. */
export interface ComposedEnvironments {
  readonly composed: readonly Composed[];
  /** Faults of the values; those of the whole tree are told only as texts. */
  readonly faults: readonly Fault[];
  /** Every error as a person reads it. */
  readonly errors: readonly string[];
}

/** The names that `--env` is completed with: those of the files, so that nothing need be loaded. */
export const environmentNames = (root: string): string[] => {
  const folder = join(root, 'environments');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? []);
};

/**
 * Composes the environments that `--env` names, all where it names none. One that is wrong does not stop the others.
 *
 * @throws UsageError where there is none of a name
 */
export async function composeEnvironments(root: string, only: readonly string[]): Promise<ComposedEnvironments> {
  const { composeEach } = await import('./compose-each.ts');
  const { composed, faults, broken, names } = await composeEach(root, only);
  for (const name of only) known(name, names);
  const { describeFaults } = await import('../../synthesis/describe-fault.ts');
  const errors = faults.filter(({ severity }) => severity === 'error');
  return {
    composed: composed.map((one) => ({
      ...one,
      warnings: faults.filter(({ file, severity }) => severity === 'warning' && file === one.loaded.file),
    })),
    faults: errors,
    errors: [...(await describeFaults(errors, root)), ...broken],
  };
}

/**
 * Loads the one environment that a command works on. Faults of other files do not matter to it.
 *
 * @param given by a positional or `--env`
 * @throws UsageError where none, several or an unknown one is named; RefusedError where it has a fault
 */
export async function loadOne(root: string, given: readonly (string | undefined)[]): Promise<LoadedEnvironment> {
  const names = [...new Set(given.filter((name) => name !== undefined))];
  const [name] = names;
  if (name === undefined || names.length > 1) {
    const there = environmentNames(root);
    throw new UsageError(`Say one environment: ${oneOf(there) || 'there is none in environments/ yet'}.`);
  }
  const { load } = await import('../../synthesis/load.ts');
  const { environments, faults } = await load(root);
  const found = environments.find(({ environment, file }) => environment.name === name || file === fileOf(name));
  if (found) return found;
  const errors = faults.filter(({ severity }) => severity === 'error');
  const its = errors.filter(({ file }) => file === fileOf(name));
  if (its.length > 0) {
    const { countFaults, describeFaults } = await import('../../synthesis/describe-fault.ts');
    throw new RefusedError(await describeFaults(its, root), countFaults(its));
  }
  known(
    name,
    environments.map(({ environment }) => environment.name),
  );
  throw new Error(`${name} is neither loaded nor refused`);
}

/** The same for a command that is about AWS. @throws UsageError where the environment has no cloud half */
export async function loadCloud(root: string, given: readonly (string | undefined)[]): Promise<CloudEnvironment> {
  const { environment, file } = await loadOne(root, given);
  const { cloud } = environment;
  if (!cloud) throw new UsageError(`${file} has no cloud half, so there is nothing in AWS to look at or to make.`);
  return { ...environment, cloud };
}

const fileOf = (name: string): string => `environments/${name}.ts`;

/** @throws UsageError with the nearest name where there is none of this one */
function known(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const nearest = meant(name, names);
  throw new UsageError(
    `There is no environment '${name}'.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} There is ${oneOf(names) || 'none yet'}.`,
  );
}
