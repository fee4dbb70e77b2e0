import type { Fault } from '../config/load/fault';
import { faultText } from '../config/load/fault-text';
import { RefusedError } from './refused-error';
import { sourcePositions } from './source-position';

/**
 * Faults as a person reads them, one text each:
 *
 *     environments/hybrid.ts:28:18 error: storage.maps.zone
 *       value  'd'
 *       rule   a pair's zone is one of cloud.network.zones: 'a', 'b', 'c'
 *       fix    write 'a', or add 'd' at the end of cloud.network.zones
 *
 * @param root the repository's folder, in which the fault's file is looked up for its line
 */
export async function describeFaults(faults: readonly Fault[], root: string): Promise<string[]> {
  const positions = await sourcePositions(faults, root);
  return faults.map((fault, index) => {
    const { file, position } = fault;
    const where = position ? `${file}:${position.line}:${position.column}` : positions[index];
    return faultText(fault, where, position && 'syntax');
  });
}

/** The refusal of an environment for its faults. */
export const refusalOf = async (faults: readonly Fault[], root: string): Promise<RefusedError> =>
  new RefusedError(await describeFaults(faults, root), countFaults(faults), faults);

/** The number of faults in words: `2 errors and 1 warning in 1 file`. */
export function countFaults(faults: readonly Fault[]): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  const files = new Set(faults.map(({ file }) => file)).size;
  const kinds = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  return `${kinds.filter((kind) => kind !== '').join(' and ')} in ${plural(files, 'file')}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
