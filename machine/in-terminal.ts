import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface InTerminalOptions {
  readonly cwd: string;
  /**
   * Keeps the program's output instead of showing it.
   * @default false: the program has the terminal, and may ask
   */
  readonly quiet?: boolean;
  /**
   * Where the program's stdout is shown.
   * @default 'own': on stdout
   */
  readonly output?: 'own' | 'stderr';
}

/** How a program ended, and its output if that was kept. */
export interface InTerminalResult {
  readonly exitCode: number;
  readonly said: string;
}

/** Signals that no terminal sends to the whole group: the program gets them from us. */
const TO_US_ALONE = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program for the person at the terminal, with their own environment and in their own process group: Ctrl-C
 * reaches the program, which ends in its own way, and we wait for that (`processes.ts` is for what we end ourselves).
 *
 * @throws Error with code `ENOENT` where there is no such program
 */
export async function inTerminal(
  program: string,
  args: readonly string[],
  { cwd, quiet = false, output = 'own' }: InTerminalOptions,
): Promise<InTerminalResult> {
  const wait = (): void => undefined;
  let child: ChildProcess | undefined;
  const passOn = (signal: NodeJS.Signals): void => void child?.kill(signal);
  process.on('SIGINT', wait);
  for (const signal of TO_US_ALONE) process.on(signal, passOn);
  try {
    child = spawn(program, args, {
      cwd,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', output === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data.toString()));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode: exitCode ?? 128, said: said.join('') };
  } finally {
    process.off('SIGINT', wait);
    for (const signal of TO_US_ALONE) process.off(signal, passOn);
  }
}
