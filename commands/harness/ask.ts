import { createInterface } from 'node:readline/promises';

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
