import { join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { inTerminal } from '../../machine/in-terminal';
import { endAll } from '../../machine/processes';
import { type Status, STATUS, tell } from './status';

/**
 * Runs a program's main function and ends this process with the status that it returns, 0 where it returns no number. Errors
 * are told by {@link tell}, the one place for them. No child is left behind.
 */
export const runTool = (main: () => Promise<unknown>): void => {
  let hasFinished = false;
  // What is left to run after the command's end has been told changes nothing of it.
  const end = (status: number): void => {
    if (hasFinished) return;
    hasFinished = true;
    // What was printed into a pipe is written before the process ends.
    process.exitCode = status;
    process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
  };
  const fail = (reason: unknown): void => {
    const status = tell(reason);
    void endAll().finally(() => end(status));
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  process.on('exit', (status) => {
    // Above 128 it was a signal.
    if (hasFinished || status > 128) return;
    console.error(
      'The command has not finished: an environment file, or something that it imports, ended the program.',
    );
    process.exitCode = STATUS.ours;
  });
  const finish = async (): Promise<number> => {
    try {
      const status = await main();
      return typeof status === 'number' ? status : STATUS.well;
    } catch (error) {
      return tell(error);
    } finally {
      await endAll();
    }
  };
  void finish().then(end);
};

/**
 * Runs a developers' script in `dev/`, which is no part of the bundle and needs the repository's devDependencies. It has the terminal,
 * and prints the answer itself, JSON too.
 *
 * @returns the script's status, which is one of ours; anything else was broken off
 */
export async function runScript(script: string, args: readonly string[]): Promise<Status> {
  const command = ['--import', 'tsx', join('dev', script), ...args];
  const { exitCode } = await inTerminal(process.execPath, command, { cwd: repositoryRoot });
  return Object.values(STATUS).find((status) => status === exitCode) ?? STATUS.outOfReach;
}
