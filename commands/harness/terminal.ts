import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import { setting } from '../../machine/cache-folder';

const { stdout } = process;

/** Colours where stdout is a terminal, but for one that cannot show them or a person who set `NO_COLOR` (no-color.org). */
export const colour = pc.createColors(
  setting('NO_COLOR') === undefined &&
    (setting('FORCE_COLOR') !== undefined || (stdout.isTTY && process.env['TERM'] !== 'dumb')),
);

/** Columns of a line: `COLUMNS` where it is set, else the terminal's, and 80 where stdout is no terminal. */
export const terminalWidth = (): number => Number(setting('COLUMNS')) || stdout.columns || 80;

/** One line on stderr that the next one writes over; nothing where stderr is no terminal. An empty text takes it away. */
export function progressLine(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text === '' ? '' : `${text} …`}`);
}

/** Asks the person at the terminal, on stderr so that stdout holds answers alone. An empty answer is the default. */
export async function ask(question: string, byDefault = ''): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const shown = byDefault === '' ? question : `${question} [${byDefault}] `;
    return (await terminal.question(shown)).trim() || byDefault;
  } finally {
    terminal.close();
  }
}
