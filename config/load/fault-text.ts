import { inspect } from 'node:util';
import type { RuleFault } from './fault';

/** Code asked for what the rules refuse, such as a GPU pool that overrides add. */
export class RulesError extends Error {
  constructor(public readonly faults: readonly RuleFault[]) {
    super(faults.map((fault) => faultText(fault)).join('\n'));
    this.name = 'RulesError';
  }
}

/** Most columns of a line, unless one word is longer: those of the narrowest terminal that people use. */
const WIDTH = 80;

/**
 * A fault as text: severity and path on the first line, then value, rule and fix, each on its own lines.
 *
 * @param where start of the first line, such as `environments/hybrid.ts:28:18`. @default nothing
 * @param what what is wrong. @default the place of the value in the environment
 */
export const faultText = (
  { severity, path, value, rule, fix }: RuleFault,
  where = '',
  what = path.length === 0 ? '(the default export)' : path.join('.'),
): string =>
  [
    `${where === '' ? '' : `${where} `}${severity}: ${what}`,
    ...paragraph('value', written(value)),
    ...paragraph('rule', rule),
    ...paragraph('fix', fix),
  ].join('\n');

/** A value on one line, almost as it is in the file; of a large value only the outermost level. */
const written = (value: unknown): string =>
  value === undefined
    ? '(missing)'
    : inspect(value, { depth: 0, breakLength: Infinity, maxArrayLength: 5, maxStringLength: 200 });

/** The words after their heading; further lines are indented to the first word. */
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
