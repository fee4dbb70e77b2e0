import { inspect } from 'node:util';
import type { Fault } from '../config/load/fault';
import { sourcePositions } from './source-position';

/** Columns that a line has at most, unless a word is longer. */
const WIDTH = 110;

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
  return faults.map(({ file, position, severity, path, value, rule, fix }, index) =>
    [
      `${position ? `${file}:${position.line}:${position.column}` : (positions[index] ?? '')} ${severity}: ` +
        (position ? 'syntax' : path.length === 0 ? '(the default export)' : path.join('.')),
      ...paragraph('value', written(value)),
      ...paragraph('rule', rule),
      ...paragraph('fix', fix),
    ].join('\n'),
  );
}

/** How many there are, in words: `2 errors and 1 warning in 1 file`. */
export function countFaults(faults: readonly Fault[]): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  const files = new Set(faults.map(({ file }) => file)).size;
  const kinds = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  return `${kinds.filter((kind) => kind !== '').join(' and ')} in ${plural(files, 'file')}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A value nearly as it stands in the file, on one line; of a large one its outermost level. */
const written = (value: unknown): string =>
  value === undefined
    ? '(missing)'
    : inspect(value, { depth: 0, breakLength: Infinity, maxArrayLength: 5, maxStringLength: 200 });

/** The words after their heading, continued below themselves. */
function paragraph(heading: string, words: string): string[] {
  const indent = '  ' + heading.padEnd(7);
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((text, index) => (index === 0 ? indent : ' '.repeat(indent.length)) + text);
}
