import type { LoadedEnvironment } from '../config/schema/environment';
import { countFaults, describeFaults } from './describe-fault';
import { load, type LoadOptions } from './load';
import { RefusedError } from './refused-error';

/** Environments without errors, and their warnings. */
export interface WholeEnvironments {
  readonly environments: readonly LoadedEnvironment[];
  /** Warnings as a person reads them. */
  readonly warnings: readonly { readonly file: string; readonly text: string }[];
}

/**
 * Loads every wanted environment, or none.
 *
 * @param root the repository's folder
 * @throws RefusedError with every fault of every wanted file, if one of them is an error or a wanted environment does not exist
 */
export async function loadWhole(root: string, options: LoadOptions = {}): Promise<WholeEnvironments> {
  const { environments, faults, names, unknown } = await load(root, options);
  if (unknown.length > 0) {
    const known = names.join(', ');
    throw new RefusedError(unknown.map((name) => `There is no environment '${name}'; there are ${known}.`));
  }
  const told = await describeFaults(faults, root);
  if (faults.some(({ severity }) => severity === 'error')) throw new RefusedError(told, countFaults(faults));
  return { environments, warnings: faults.map(({ file }, index) => ({ file, text: told[index] ?? '' })) };
}
