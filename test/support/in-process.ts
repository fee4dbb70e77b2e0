// esbuild keeps the working directory of its first import for good, and a command changes it.
import 'esbuild';
import { COMMANDS } from '../../commands/all';
import { runProgram } from '../../commands/harness/program';
import { tell } from '../../commands/harness/status';

/** How a command line ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command line in this process, as `bin/landbridge.mjs` does in one of its own: for tests of what a command does. How a process ends, what
 * it is given by its environment, and what else reaches its stdout needs a real start.
 *
 * @param root folder that holds `environments/`
 */
export async function inProcess(root: string, ...args: readonly string[]): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const { log, error } = console;
  const from = process.cwd();
  const into =
    (lines: string[]) =>
    (...said: readonly unknown[]): void =>
      void lines.push(`${said.map(String).join(' ')}\n`);
  Object.assign(console, { log: into(out), error: into(err) });
  try {
    const status = await runProgram(COMMANDS, args, root).catch(tell);
    return { status, out: out.join(''), err: err.join('') };
  } finally {
    Object.assign(console, { log, error });
    process.chdir(from);
  }
}
