import { meant, oneOf } from '../config/load/closest';
import type { Fault } from '../config/load/fault';

/** Synthesis was refused for faults that the user can correct. They are shown without a stack trace. */
export class RefusedError extends Error {
  /**
   * @param problems one complete text a fault
   * @param summary the number of faults, such as `2 errors and 1 warning in 1 file`
   * @param faults the same as data; undefined where they have no place in an environment file
   */
  constructor(
    public readonly problems: readonly string[],
    public readonly summary = `${problems.length} error${problems.length === 1 ? '' : 's'}`,
    public readonly faults?: readonly Fault[],
  ) {
    super(problems.join('\n\n'));
    this.name = 'RefusedError';
  }
}

/** Environments were asked for that do not exist. */
export class UnknownEnvironmentError extends Error {
  public override readonly name = 'UnknownEnvironmentError';
}

/** @throws UnknownEnvironmentError with the nearest name, if one of these names no environment */
export function refuseUnknown(unknown: readonly string[], names: readonly string[]): void {
  if (unknown.length === 0) return;
  const said = unknown.map((name) => {
    const nearest = meant(name, names);
    return `There is no environment '${name}'.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
  });
  throw new UnknownEnvironmentError(`${said.join('\n')} There is ${oneOf(names) || 'none yet'}.`);
}

/**
 * Reports a refusal: prints every fault and sets exit status 1.
 *
 * @throws the reason itself if it is not a refusal, so that a fault of ours keeps its stack trace
 */
export function tellRefusal(reason: unknown): void {
  if (!(reason instanceof RefusedError)) throw reason;
  reason.problems.forEach((problem) => console.error(`${problem}\n`));
  console.error(`${reason.summary}. Nothing was written.`);
  process.exitCode = 1;
}
