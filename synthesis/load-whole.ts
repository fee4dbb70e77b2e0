import type { LoadedEnvironment } from '../config/schema/environment';
import { countFaults, describeFaults } from './describe-fault';
import { load } from './load';
import { RefusedError } from './refused-error';

/** Environments of which none has an error, and what is to be said about them all the same. */
export interface WholeEnvironments {
  readonly environments: readonly LoadedEnvironment[];
  /** Warnings as a person reads them. */
  readonly warnings: readonly { readonly file: string; readonly text: string }[];
}

/**
 * Loads every environment, or none.
 *
 * @param root the repository's folder
 * @throws RefusedError with every fault of every file, if one of them is an error
 */
export async function loadWhole(root: string): Promise<WholeEnvironments> {
  const { environments, faults } = await load(root);
  const told = await describeFaults(faults, root);
  if (faults.some(({ severity }) => severity === 'error')) throw new RefusedError(told, countFaults(faults));
  return { environments, warnings: faults.map(({ file }, index) => ({ file, text: told[index] ?? '' })) };
}
