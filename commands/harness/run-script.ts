import { join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { inTerminal } from '../../machine/in-terminal';
import { STATUS, type Status } from './status';

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
