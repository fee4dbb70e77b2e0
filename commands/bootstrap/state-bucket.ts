import { inTerminal } from '../../machine/in-terminal';
import { missingTerraform, terraformProgram } from '../../machine/terraform';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Terraform reads override files in the order of their names and lets the last one win; gone again when the state has moved. */
const OVERRIDE = 'zz_local_state_override.tf.json';

export interface BootstrapOptions {
  /** Folder of the synthesized `state` stack, such as `cdktf.out/stacks/hybrid-state`. */
  readonly stackFolder: string;
  /** Where the state is kept until its bucket exists; relative to the stack's folder. */
  readonly localState: string;
  /** Runs Terraform in the stack's folder; rejects when Terraform fails. */
  readonly terraform: (...args: string[]) => Promise<unknown>;
  /** Arguments of the apply, such as `-auto-approve`. */
  readonly applyArguments?: readonly string[];
  /** Told what happens, a line at a time. */
  readonly log: (line: string) => void;
}

/**
 * Makes the bucket that Terraform's state is kept in, although its own state is kept there too: applies the stack with a local state, then moves that
 * state into the bucket. It can be interrupted anywhere and run again: a local state that is still there is taken up, and
 * a bucket that holds the state already is only planned against.
 *
 * @throws what `terraform` rejects with; the local state then stays where it is
 */
export async function bootstrapState(options: BootstrapOptions): Promise<void> {
  const { stackFolder, localState, terraform, applyArguments = [], log } = options;
  const override = join(stackFolder, OVERRIDE);
  const local = resolve(stackFolder, localState);

  // One that was killed may have left it, and Terraform would look beside the bucket.
  rmSync(override, { force: true });
  if (!existsSync(local) && (await bucketExists(terraform))) {
    log('The bucket is there and holds the state; nothing to move.');
    return;
  }
  log(`1/2 The bucket, with its state in ${localState} for now`);
  writeFileSync(override, JSON.stringify({ terraform: { backend: { local: { path: localState } } } }, undefined, 2));
  try {
    await terraform('init', '-input=false', '-reconfigure');
    // Without `-input=false`, which would take the question for approval as answered with no.
    await terraform('apply', ...applyArguments);
  } finally {
    rmSync(override);
  }
  log('2/2 Its state, into the bucket');
  await terraform('init', '-input=false', '-migrate-state', '-force-copy');
  rmSync(local);
  rmSync(`${local}.backup`, { force: true });
}

/** Asks by `init`, which reads the bucket. Any failure but a missing bucket is thrown: an apply on top of it could make things twice. */
const bucketExists = (terraform: BootstrapOptions['terraform']): Promise<boolean> =>
  terraform('init', '-input=false', '-reconfigure').then(
    () => true,
    (reason: unknown) => {
      if (isMissingBucket(String(reason))) return false;
      throw reason;
    },
  );

/** Terraform breaks its lines where the frame around them ends. */
const isMissingBucket = (said: string): boolean =>
  /S3 bucket "[^"]+" does not exist|NoSuchBucket/.test(said.replace(/[│\s]+/g, ' '));

/**
 * Terraform in a stack's folder, with the person's own credentials and configuration: an apply has the terminal and asks, the
 * rest is quiet. What it returns rejects with what Terraform said where it fails.
 */
export const terraformFor =
  (folder: string) =>
  async (...args: readonly string[]): Promise<void> => {
    const asks = args[0] === 'apply';
    const { exitCode, said } = await inTerminal(terraformProgram(), asks ? args : [...args, '-no-color'], {
      cwd: folder,
      quiet: !asks,
    }).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? missingTerraform() : error;
    });
    if (exitCode !== 0) throw new Error(`${said}terraform ${args.join(' ')} ended with status ${exitCode}.`);
  };
