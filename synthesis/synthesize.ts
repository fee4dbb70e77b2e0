import { join } from 'node:path';
import { App } from 'cdktf';
import { compose } from '../compose';
import type { LoadedEnvironment } from '../config/schema/environment';
import { composedAlone } from './composed';
import { describeFaults, refusalOf } from './describe-fault';
import { load, type LoadOptions } from './load';
import { refuseUnknown } from './refused-error';
import { synth, type SynthResult } from './synth';
import { withoutTokenTraces } from './without-token-traces';

/** What was written, and the warnings. */
export interface Synthesized extends SynthResult {
  /** Names of the environments. */
  readonly environments: readonly string[];
  readonly outdir: string;
  /** The texts of the warnings. */
  readonly warnings: readonly string[];
}

export interface SynthesizeOptions extends LoadOptions {
  /**
   * Folder that gets `rendered/` and `cdktf.out/`.
   * @default the root; the command `cdktf` may set another place for `cdktf.out`
   */
  readonly into?: string;
}

/**
 * Loads and composes every wanted environment. Writes all of them, or nothing if one has an error.
 *
 * @param root the repository's folder
 * @throws RefusedError with every fault, if there is an error
 */
export async function synthesize(root: string, options: SynthesizeOptions = {}): Promise<Synthesized> {
  const { into = root, only } = options;
  const { environments, warnings } = await loadWhole(root, options);
  const names = environments.map(({ environment }) => environment.name);
  // Overrides and their aspects may throw. Each environment with any is tried alone, before anything is written.
  const tried = environments.filter(({ overrides }) => overrides).map(composedAlone);
  const broken = tried.flatMap((result) => ('faults' in result ? result.faults : []));
  if (broken.length > 0) throw await refusalOf(broken, root);
  const app = new App(into === root ? {} : { outdir: join(into, 'cdktf.out') });
  const result = withoutTokenTraces(() => {
    for (const loaded of environments) compose(app, loaded);
    return synth(app, into, { from: root, ...(only && { only: names }) });
  });
  return { ...result, environments: names, outdir: app.outdir, warnings: warnings.map(({ text }) => text) };
}

/** Environments without errors, and their warnings. */
interface WholeEnvironments {
  readonly environments: readonly LoadedEnvironment[];
  /** Warnings as a person reads them. */
  readonly warnings: readonly { readonly file: string; readonly text: string }[];
}

/**
 * Loads every wanted environment, or none.
 *
 * @param root the repository's folder
 * @throws UnknownEnvironmentError if a wanted environment does not exist; RefusedError with every fault of every wanted file, if one of them is an error
 */
async function loadWhole(root: string, options: LoadOptions = {}): Promise<WholeEnvironments> {
  const { environments, faults, names, unknown } = await load(root, options);
  refuseUnknown(unknown, names);
  if (faults.some(({ severity }) => severity === 'error')) throw await refusalOf(faults, root);
  const told = await describeFaults(faults, root);
  return { environments, warnings: faults.map(({ file }, index) => ({ file, text: told[index] ?? '' })) };
}
