import { stripVTControlCharacters } from 'node:util';

/** What the lines of `cdktf deploy` or `cdktf destroy` say of each stack's progress. */
export interface StackProgress {
  /** Resources done so far. */
  readonly done: number;
  /** Seconds from the stack's first line to its last. */
  readonly seconds: number;
  readonly finished: boolean;
}

/** A stack's first resource, or its last. */
export interface ProgressEvent {
  readonly stack: string;
  readonly event: 'begun' | 'finished';
}

const BEGUN = /: (Creating|Destroying|Modifying)\.\.\./;
const DONE = /: (Creation|Destruction|Modifications) complete after/;
const FINISHED = /(Apply|Destroy) complete!|No changes\. /;

/**
 * Follows the command's output. A stack begins with its first resource, not with its plan, which waits for others.
 *
 * @param now milliseconds; the clock is the caller's
 */
export class DeployProgress {
  private readonly stacks = new Map<string, { first: number; last: number; done: number; finished: boolean }>();
  private speaking: string | undefined;

  constructor(private readonly names: readonly string[]) {}

  /** @returns what to tell, where the line begins or ends a stack */
  public line(coloured: string, now: number): ProgressEvent | undefined {
    const text = stripVTControlCharacters(coloured);
    // The command names a stack once, and indents the lines that follow or leaves them empty.
    if (/^\S/.test(text)) this.speaking = this.names.find((name) => text.startsWith(`${name} `));
    const stack = this.speaking;
    if (stack === undefined || (!this.stacks.has(stack) && !BEGUN.test(text) && !FINISHED.test(text))) return undefined;
    const known = this.stacks.get(stack);
    const state = known ?? { first: now, last: now, done: 0, finished: false };
    state.last = now;
    if (DONE.test(text)) state.done += 1;
    this.stacks.set(stack, state);
    if (!state.finished && FINISHED.test(text)) {
      state.finished = true;
      return { stack, event: 'finished' };
    }
    return known ? undefined : { stack, event: 'begun' };
  }

  public of(stack: string): StackProgress {
    const { first = 0, last = 0, done = 0, finished = false } = this.stacks.get(stack) ?? {};
    return { done, seconds: (last - first) / 1000, finished };
  }

  /** Stacks that have begun and not finished. */
  public get running(): string[] {
    return [...this.stacks].filter(([, { finished }]) => !finished).map(([name]) => name);
  }
}
