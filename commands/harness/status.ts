import { accessSync, constants, existsSync } from 'node:fs';
import { BrokenOff, colour } from './terminal';
import { MissingTool } from '../../machine/missing-tool';
import { RefusedError, UnknownEnvironmentError } from '../../synthesis/refused-error';

/** How a command ends: the one table of exit statuses, which `landbridge --help` and docs/commands.md show. */
export const STATUS = {
  well: 0,
  refused: 1,
  usage: 2,
  outOfReach: 3,
  notReady: 4,
  differs: 5,
  ours: 70,
  brokenOff: 130,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** The statuses in words. 70 is what sysexits.h calls an internal software error. */
export const STATUS_IN_WORDS: readonly (readonly [Status, string])[] = [
  [STATUS.well, 'all is well'],
  [STATUS.refused, 'refused: an environment has a fault'],
  [STATUS.usage, 'usage: an argument is wrong or missing'],
  [STATUS.outOfReach, 'out of reach: no credentials, no network, a host or a program that does not answer'],
  [STATUS.notReady, 'not ready: the command looked, and found something to mend'],
  [STATUS.differs, 'differs: the files are not what the command would write'],
  [STATUS.ours, 'a fault of Landbridge itself, with a stack trace; or an environment file ended the program'],
  [STATUS.brokenOff, 'broken off: Ctrl-C, or Ctrl-D at a question'],
];

/** A command was called wrongly; the message says how to call it. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}

/** Something outside of Landbridge does not answer, or failed; the message says what to do. */
export class OutOfReach extends Error {
  public override readonly name = 'OutOfReach';
}

/**
 * Tells a person why a command ended. Only a fault of ours has a stack trace.
 *
 * @returns the status to end with
 */
export function tell(reason: unknown): Status {
  if (reason instanceof RefusedError) {
    reason.problems.forEach((problem) => console.error(`${coloured(problem)}\n`));
    console.error(`${colour.red(reason.summary)}.`);
    return STATUS.refused;
  }
  if (reason instanceof UsageError || reason instanceof UnknownEnvironmentError) {
    console.error(`${colour.red('usage:')} ${reason.message}`);
    return STATUS.usage;
  }
  if (reason instanceof MissingTool || reason instanceof OutOfReach) {
    console.error(`${colour.red('out of reach:')} ${reason.message}`);
    return STATUS.outOfReach;
  }
  if (reason instanceof BrokenOff) {
    // Questions come before the first write.
    console.error('\nNothing was written.');
    return STATUS.brokenOff;
  }
  const refusal = refusedFile(reason);
  if (refusal !== undefined) {
    console.error(`${colour.red('out of reach:')} ${refusal}`);
    return STATUS.outOfReach;
  }
  console.error(reason);
  return STATUS.ours;
}

/** What the operating system may refuse, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
};

/** The file that could not be written or read, and why; undefined where an error is of another kind. */
function refusedFile(reason: unknown): string | undefined {
  const { code = '', path, dest } = Object(reason) as NodeJS.ErrnoException & { readonly dest?: string };
  const why = REFUSALS[code];
  if (why === undefined || !(reason instanceof Error)) return undefined;
  const file = dest ?? path;
  return `cannot ${file !== undefined && isUnreadable(file) ? 'read' : 'write'} ${file ?? 'a file'}: ${why}`;
}

function isUnreadable(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.R_OK);
    return false;
  } catch {
    return true;
  }
}

/** A warning that is of no environment file. */
export const warned = (text: string): string => `${colour.yellow('warning:')} ${text}`;

/** A fault as `describeFaults` writes it, coloured by its severity: red for an error, yellow for a warning. */
export function coloured(fault: string): string {
  const [, place, severity, path] = /^(\S+) (error|warning): (.*)$/m.exec(fault) ?? [];
  if (place === undefined || path === undefined) return colour.red(fault);
  const paint = severity === 'error' ? colour.red : colour.yellow;
  return fault
    .replace(/^.*$/m, `${colour.bold(place)} ${paint(`${severity ?? ''}:`)} ${colour.bold(path)}`)
    .replaceAll(/^ {2}(value|rule|fix) /gm, (words) => colour.dim(words));
}
