import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'cdktf';
import type { Composition } from '../../compose';
import { oneOf } from '../../config/load/closest';
import type { Fault } from '../../config/load/fault';
import type { CloudEnvironment, LoadedEnvironment } from '../../config/schema/environment';
import { repositoryRoot, setting } from '../../machine/cache-folder';
import { environmentFiles } from '../../synthesis/environments-folder';
import { refuseUnknown } from '../../synthesis/refused-error';
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
  /** Warnings of no environment that can be read, such as a file with an odd name. */
  readonly warnings: readonly Fault[];
  readonly faults: readonly Fault[];
  /** The same as a person reads them. */
  readonly errors: readonly string[];
}

/** An environment with a cloud half, and the tree that it becomes. */
export interface ComposedCloud {
  readonly environment: CloudEnvironment;
  readonly app: App;
}

/** What an environment's bundle imports or is made by, beside `environments/`. */
const NEEDED = ['bin', 'config', 'constructs', 'tsconfig.json'];

/**
 * The folder that holds `environments/`: `LANDBRIDGE_ROOT` where it is set, else the one that the program is in.
 *
 * @throws UsageError where it is no folder, or lacks what environments are bundled with
 */
export function rootFolder(): string {
  const set = setting('LANDBRIDGE_ROOT');
  if (set === undefined) return repositoryRoot;
  const root = resolve(set);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`LANDBRIDGE_ROOT names ${root}, which is no folder.`);
  }
  const lacking = NEEDED.filter((name) => !existsSync(join(root, name)));
  if (lacking.length === 0) return root;
  throw new UsageError(
    `LANDBRIDGE_ROOT names ${root}, which lacks ${lacking.join(', ')}. docs/commands.md says what such a folder holds.`,
  );
}

/** The names that `--env` is completed with: those of the files, so that nothing need be loaded. */
export const environmentNames = (root: string): readonly string[] => environmentFiles(root).environments;

/**
 * Composes the environments that `--env` names, all where it names none. One that is wrong does not stop the others.
 *
 * @throws UnknownEnvironmentError where there is none of a name
 */
export async function composeEnvironments(root: string, only: readonly string[]): Promise<ComposedEnvironments> {
  const { composeEach } = await import('../../synthesis/composed.ts');
  const { composed, faults, warnings, names, unknown } = await composeEach(root, only.length > 0 ? { only } : {});
  refuseUnknown(unknown, names);
  const { describeFaults } = await import('../../synthesis/describe-fault.ts');
  return {
    composed: composed.map((one) => ({ ...one, warnings: warnings.filter(({ file }) => file === one.loaded.file) })),
    warnings: warnings.filter(({ file }) => !composed.some(({ loaded }) => loaded.file === file)),
    faults,
    errors: await describeFaults(faults, root),
  };
}

/**
 * Loads the one environment that a command works on. Faults of other files do not matter to it.
 *
 * @param given by a positional or `--env`
 * @throws UsageError where none or several are named; UnknownEnvironmentError; RefusedError where it has a fault
 */
export async function loadOne(root: string, given: readonly (string | undefined)[]): Promise<LoadedEnvironment> {
  const names = [...new Set(given.filter((name) => name !== undefined))];
  const [name] = names;
  if (name === undefined || names.length > 1) {
    const there = environmentNames(root);
    throw new UsageError(`Say one environment: ${oneOf(there) || 'there is none in environments/ yet'}.`);
  }
  const { load } = await import('../../synthesis/load.ts');
  const { environments, faults, names: known, unknown } = await load(root, { only: [name] });
  refuseUnknown(unknown, known);
  const errors = faults.filter(({ severity }) => severity === 'error');
  const [found] = environments;
  if (found && errors.length === 0) return found;
  const { refusalOf } = await import('../../synthesis/describe-fault.ts');
  throw await refusalOf(errors, root);
}

/** The same for a command that is about AWS. @throws UsageError where the environment has no cloud half */
export async function loadCloud(root: string, given: readonly (string | undefined)[]): Promise<CloudEnvironment> {
  return cloudOf(await loadOne(root, given));
}

function cloudOf({ environment, file }: LoadedEnvironment): CloudEnvironment {
  const { cloud } = environment;
  if (!cloud) throw new UsageError(`${file} has no cloud half, so there is nothing in AWS to look at or to make.`);
  return { ...environment, cloud };
}

/**
 * The same as the tree that synth would write, with its overrides.
 *
 * @throws RefusedError also where the tree, or its overrides, have a fault
 */
export async function composeCloud(root: string, given: readonly (string | undefined)[]): Promise<ComposedCloud> {
  const loaded = await loadOne(root, given);
  const environment = cloudOf(loaded);
  const { composedAlone } = await import('../../synthesis/composed.ts');
  const result = composedAlone(loaded);
  if ('composed' in result) return { environment, app: result.composed.app };
  const { refusalOf } = await import('../../synthesis/describe-fault.ts');
  throw await refusalOf(result.faults, root);
}
