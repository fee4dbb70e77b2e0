import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { run, type Environment } from '../../machine/processes';
import { DeployProgress, type ProgressEvent } from './deploy-progress';
import type { Workspace } from '../../testbed/emulators/workspace';

export interface CdktfOptions {
  readonly workspace: Workspace;
  /** Stacks' ids; the command orders them itself. */
  readonly stacks: readonly string[];
  readonly env: Environment;
  readonly log: (line: string) => void;
  /** Told of each stack that is done, while the others go on. */
  readonly onFinished?: (stack: string) => void;
}

/** A line at least this often, in ms, while nothing begins or ends. */
const TELL_EVERY_MS = 10_000;

/** The CDKTF command of this repository's own node_modules. */
const program = (): string =>
  join(
    dirname(createRequire(join(repositoryRoot, 'package.json')).resolve('cdktf-cli/package.json')),
    'bundle',
    'bin',
    'cdktf',
  );

/**
 * Runs `cdktf deploy` or `cdktf destroy` over stacks of the workspace as a person would, and tells how it goes.
 *
 * @throws Error with the end of the output if the command fails
 */
export async function cdktf(
  command: 'deploy' | 'destroy',
  { workspace, stacks, env, log, onFinished }: CdktfOptions,
): Promise<DeployProgress> {
  const progress = new DeployProgress(stacks);
  const begin = Date.now();
  let told = begin;
  const say = (text: string): void => {
    told = Date.now();
    log(`${String(Math.round((told - begin) / 1000)).padStart(5)} s  ${text}`);
  };
  const args = [
    command,
    ...stacks,
    '--output',
    workspace.outdir,
    '--skip-synth',
    '--auto-approve',
    '--skip-provider-lock',
    '--no-color',
  ];
  const result = await run(process.execPath, [program(), ...args], {
    cwd: repositoryRoot,
    env: { ...env, CI: 'true' },
    onLine: (line) => {
      const event = progress.line(line, Date.now());
      if (event) {
        say(inWords(event, progress));
        if (event.event === 'finished') onFinished?.(event.stack);
      } else if (Date.now() - told > TELL_EVERY_MS) {
        const counts = progress.running.map((stack) => `${stack} ${progress.of(stack).done}/${workspace.count(stack)}`);
        say(counts.join(', ') || 'Terraform gets ready');
      }
    },
  });
  if (result.exitCode !== 0) {
    const end = result.all.split('\n').slice(-60).join('\n');
    throw new Error(`cdktf ${command} ended with status ${result.exitCode}\n${end}`);
  }
  return progress;
}

const inWords = ({ stack, event }: ProgressEvent, progress: DeployProgress): string => {
  const { done, seconds } = progress.of(stack);
  return event === 'begun' ? `${stack} …` : `${stack}: ${done} resources in ${Math.round(seconds)} s`;
};
