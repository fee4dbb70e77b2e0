import type { Fault } from '../config/fault';
import { sourcePositions } from './source-position';

/**
 * Faults as a person reads them, one text each:
 *
 *     environments/hybrid.ts:28:18 error: storage.maps.sizeTiB
 *       value  -20
 *       rule   Too small: expected number to be >0
 *       fix    see docs/environment.md for what this key takes
 *
 * @param root the repository's folder, in which the fault's file is looked up for its line
 */
export async function describeFaults(faults: readonly Fault[], root: string): Promise<string[]> {
  const positions = await sourcePositions(faults, root);
  return faults.map(({ severity, path, value, rule, fix }, index) =>
    [
      `${positions[index] ?? ''} ${severity}: ${path.join('.')}`,
      `  value  ${value === undefined ? '(missing)' : JSON.stringify(value)}`,
      `  rule   ${rule}`,
      `  fix    ${fix}`,
    ].join('\n'),
  );
}
