import { spawn } from 'node:child_process';
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
  process.on('SIGINT', wait);
  try {
    const child = spawn(program, args, {
      cwd,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', output === 'stderr' ? 2 : 'inherit', 'inherit'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data.toString()));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode: exitCode ?? 128, said: said.join('') };
  } finally {
    process.off('SIGINT', wait);
  }
}
