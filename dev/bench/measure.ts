import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Environment } from '../../machine/processes';

/** A program to be measured, in a process of its own each time. */
export interface Program {
  /** What the table calls it. */
  readonly what: string;
  /** Arguments of Node. */
  readonly args: readonly string[];
  /** Folder in which it runs. */
  readonly cwd: string;
  /** How often it is timed, at most. */
  readonly rounds: number;
  /**
   * Whether the runs that are timed also tell their memory: for programs of seconds, on which the preloaded hook's two
   * milliseconds do not show.
   *
   * @default 'apart', a run more whose time does not count
   */
  readonly memory?: 'apart' | 'in-timed-runs';
}

/** What was found about a program. */
export interface Measurement {
  readonly what: string;
  /** Seconds of each run, from start to end. */
  readonly seconds: readonly number[];
  /** Most memory that one process of it had resident at one time, in MB (10⁶ bytes). */
  readonly peakMb: number;
  /** Exit status that was not 0, if there was one. */
  readonly failed?: number;
}

export interface MeasureOptions {
  /** The bundled `programs/peak-memory.ts`. */
  readonly peakHook: string;
  /** Folder for the file in which processes leave their peak memory. */
  readonly scratch: string;
  /**
   * No new round begins that would, at the pace so far, make all timed runs together longer than this, in seconds; every program runs
   * once at least.
   *
   * @default no limit
   */
  readonly budget?: number;
  /** Told before each run. */
  readonly onRun: (what: string) => void;
}

/**
 * Runs the programs in turn, round by round, so that a slow moment of the machine hits all of them. What tells its memory apart
 * does so first, which also warms the file cache.
 */
export async function measure(programs: readonly Program[], options: MeasureOptions): Promise<Measurement[]> {
  const records = programs.map((program) => ({ program, peaks: [] as number[], runs: [] as Run[] }));
  for (const { program, peaks } of records.filter(({ program: { memory } }) => memory !== 'in-timed-runs')) {
    options.onRun(program.what);
    peaks.push((await withPeak(program, options)).peakMb);
  }
  const { budget = Infinity } = options;
  let spent = 0;
  for (
    let round = 0;
    round < Math.max(...programs.map(({ rounds }) => rounds)) && (round === 0 || spent * (1 + 1 / round) <= budget);
    round++
  ) {
    for (const { program, peaks, runs } of records.filter(({ program: { rounds } }) => round < rounds)) {
      options.onRun(program.what);
      if (program.memory === 'in-timed-runs') {
        const { peakMb, ...timed } = await withPeak(program, options);
        peaks.push(peakMb);
        runs.push(timed);
      } else {
        runs.push(await timed(program));
      }
      spent += runs.at(-1)?.seconds ?? 0;
    }
  }
  return records.map(({ program: { what }, peaks, runs }) => {
    const failed = runs.find(({ exitCode }) => exitCode !== 0)?.exitCode;
    return {
      what,
      peakMb: Math.max(...peaks),
      seconds: runs.map(({ seconds }) => seconds),
      ...(failed !== undefined && { failed }),
    };
  });
}

interface Run {
  readonly seconds: number;
  readonly exitCode: number;
}

async function withPeak(program: Program, options: MeasureOptions): Promise<Run & { readonly peakMb: number }> {
  const file = join(options.scratch, 'peaks.txt');
  rmSync(file, { force: true });
  const result = await timed(program, {
    NODE_OPTIONS: `--require=${JSON.stringify(options.peakHook)}`,
    LANDBRIDGE_PEAK_FILE: file,
  });
  const peaks = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
  return { ...result, peakMb: (Math.max(...peaks) * 1024) / 1e6 };
}

async function timed({ args, cwd }: Program, env: Environment = {}): Promise<Run> {
  const start = performance.now();
  const { exitCode } = await run(process.execPath, args, {
    cwd,
    // tsx, which runs us, passes its own hooks on to every child.
    env: { NODE_OPTIONS: undefined, CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1', ...env },
  });
  return { seconds: (performance.now() - start) / 1000, exitCode };
}
