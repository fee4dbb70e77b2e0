import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { livingProcesses, mark } from './process-table';

/** Variables for a child on top of our own; `undefined` takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Environment;
  /** Called with every line of output and error output, as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  /** Exit status; 127 where the program could not be started, 128 where a signal ended it. */
  readonly exitCode: number;
  /** Standard output, without the last newline. */
  readonly stdout: string;
  /** Output and error output together, in the order they came. */
  readonly all: string;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Environment;
  /** File that receives output and error output, replaced if it exists. */
  readonly logFile: string;
}

export interface LongRunning {
  readonly pid: number;
  /** The exit status once it has ended, `undefined` while it lives. */
  exitCode(): number | undefined;
  /** Ends it and everything it started in its process group; waits until it is gone. */
  stop(): Promise<void>;
}

/** How long a child may take to end after SIGTERM before it is killed, in ms. */
const GRACE_MS = 3_000;
/** A terminal and npm both pass Ctrl-C on: a second signal this soon is the same key press, in ms. */
const SAME_KEY_PRESS_MS = 500;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

const started = new Set<number>();
let ending = false;
let guarded = false;
const isEnding = (): boolean => ending;

const signalTo = (ids: readonly number[], signal: NodeJS.Signals): void => {
  for (const id of ids) {
    try {
      process.kill(id, signal);
    } catch {
      // gone already
    }
  }
};

/** Kills whatever is left at once, synchronously; a process may fork while we look, so look again. */
const killAll = (): void => {
  for (let round = 0, left = livingProcesses(started); left.length > 0 && round < 20; round++) {
    signalTo(left, 'SIGKILL');
    left = livingProcesses(started);
  }
};

/** Ends all that this run started: SIGTERM, then SIGKILL for what is left after three seconds. Safe to call twice. */
export const endAll = async (): Promise<void> => {
  const deadline = Date.now() + GRACE_MS;
  const told = new Set<number>();
  for (let left = livingProcesses(started); left.length > 0 && Date.now() < deadline; left = livingProcesses(started)) {
    signalTo(
      left.filter((id) => !told.has(id)),
      'SIGTERM',
    );
    left.forEach((id) => told.add(id));
    await sleep(50);
  }
  killAll();
};

/** From the first child on: no way out of this process leaves a child behind (an uncaught error also passes 'exit'). */
const guard = (): void => {
  if (guarded) return;
  guarded = true;
  process.on('exit', killAll);
  let first = 0;
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (ending) {
        if (Date.now() - first > SAME_KEY_PRESS_MS) process.exit(128 + number);
        return;
      }
      ending = true;
      first = Date.now();
      process.stderr.write('\nStopping what was started …\n');
      void endAll().finally(() => process.exit(128 + number));
    });
  }
};

const childOptions = (env: Environment | undefined) =>
  ({ env: { ...env, ...mark() }, detached: true, cleanup: false, reject: false }) as const;

/** While we end on a signal, no code may continue, start anything, or report that a child ended. */
const nothingMore = (): Promise<never> => new Promise<never>(() => undefined);

/** Waits for Ctrl-C (or SIGTERM, SIGHUP), which ends this process and all that it started. */
export const untilInterrupted = async (): Promise<never> => {
  guard();
  setInterval(() => undefined, 60_000); // what was started does not keep us alive
  return nothingMore();
};

/**
 * Runs a program to its end, in a process group of its own and without standard input. Never rejects for its exit status. When a signal
 * ends this tool, the promise never settles, so that no error is reported for a child that we ended ourselves.
 */
export const run = async (program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> => {
  const { execa } = await import('execa'); // ESM only: the tools' loader cannot require it
  if (isEnding()) return nothingMore();
  guard();
  const { cwd = process.cwd(), onLine } = options;
  const child = execa(program, [...args], { ...childOptions(options.env), cwd, stdin: 'ignore', all: true });
  if (child.pid !== undefined) started.add(child.pid);
  if (onLine) for await (const line of child.iterable({ from: 'all' })) if (!isEnding()) onLine(line);
  const result = await child;
  if (isEnding()) return nothingMore();
  const exitCode = result.exitCode ?? (result.signal === undefined ? 127 : 128);
  return { exitCode, stdout: result.stdout, all: result.all };
};

/**
 * Starts a program that goes on running, in a process group of its own. It writes its log itself and does not keep this
 * process alive (node's own spawn: execa would pass the output through us).
 *
 * @throws Error where the program could not be started
 */
export const start = async (program: string, args: readonly string[], options: StartOptions): Promise<LongRunning> => {
  if (isEnding()) return nothingMore();
  guard();
  const log = openSync(options.logFile, 'w');
  const env = { ...process.env, ...options.env, ...mark() };
  const child = spawn(program, args, { cwd: options.cwd, env, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? 0;
  if (pid > 0) started.add(pid);
  child.unref();
  await once(child, 'spawn');
  return {
    pid,
    exitCode: () => child.exitCode ?? (child.signalCode === null ? undefined : 128),
    stop: async () => {
      child.ref(); // or there may be nothing else to wait for, and Node ends before it has
      signalTo([-pid], 'SIGTERM');
      const late = setTimeout(() => signalTo([-pid], 'SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(late);
      signalTo([-pid], 'SIGKILL');
    },
  };
};
