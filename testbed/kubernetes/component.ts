import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LongRunning } from '../../machine/processes';

/** A program that was started, and where it writes. */
export interface Component {
  readonly name: string;
  readonly running: LongRunning;
  readonly logFile: string;
}

/** How long a component may take to be ready, in ms; it needs a few seconds on an idle machine. */
const READY_TIMEOUT_MS = 90_000;

/**
 * Waits until a component says that it is ready.
 *
 * @param ready asked ten times a second; an error counts as no
 * @throws Error where it ended or is not ready in time, with the end of its log
 */
export const untilReady = async (component: Component, ready: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await ready().catch(() => false))) {
    const ended = component.running.exitCode() !== undefined;
    if (ended || Date.now() > deadline) {
      const said = readFileSync(component.logFile, 'utf8').trim().split('\n').slice(-10).join('\n');
      throw new Error(
        `${component.name} ${ended ? 'ended' : 'was not ready in time'}; ${component.logFile} ends with:\n${said}`,
      );
    }
    await sleep(100);
  }
};
