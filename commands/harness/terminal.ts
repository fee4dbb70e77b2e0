import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import { setting } from '../../machine/cache-folder';

const { stdout } = process;

/** Colours where stdout is a terminal, but for one that cannot show them or a person who set `NO_COLOR` (no-color.org). */
export const colour = pc.createColors(
  setting('NO_COLOR') === undefined &&
    (setting('FORCE_COLOR') !== undefined || (stdout.isTTY && process.env['TERM'] !== 'dumb')),
);

/** Columns of a line: `COLUMNS` where it is a number above zero, else the terminal's, and 80 where stdout is no terminal. */
export function terminalWidth(): number {
  const set = Number(setting('COLUMNS'));
  return set > 0 && Number.isInteger(set) ? set : stdout.columns || 80;
}

/** One line on stderr that the next one writes over; nothing where stderr is no terminal. An empty text takes it away. */
export function progressLine(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text === '' ? '' : `${text} …`}`);
}

/** The person ended a question by Ctrl-C or Ctrl-D. */
export class BrokenOff extends Error {
  public override readonly name = 'BrokenOff';
}

/** What {@link ask} may use instead of the person's terminal. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks the person at the terminal, on stderr so that stdout holds answers alone. An empty answer is the default.
 *
 * @throws BrokenOff where the person ends the question, or stdin is closed
 */
export async function ask(
  question: string,
  byDefault = '',
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<string> {
  const terminal = createInterface({ input, output });
  // A question whose terminal is closed by Ctrl-D or the end of stdin never settles (Node 20 and 22, readline/promises).
  const closed = once(terminal, 'close').then(() => Promise.reject(new BrokenOff()));
  closed.catch(() => undefined); // the close below is no news to anybody
  try {
    const shown = byDefault === '' ? question : `${question} [${byDefault}] `;
    return (await Promise.race([terminal.question(shown), closed])).trim() || byDefault;
  } catch (error) {
    // Ctrl-C: readline/promises aborts the question.
    if ((error as NodeJS.ErrnoException).code === 'ABORT_ERR') throw new BrokenOff();
    throw error;
  } finally {
    terminal.close();
  }
}
