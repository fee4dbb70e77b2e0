import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdktf';
import { copiedText, copyFaults } from './copied-text';
import { RefusedError } from './refused-error';
import { writeRendered } from './rendered-files';
import { outputFiles, treeFaults } from './tree-faults';

/** What a synth made, for the line that says so. */
export interface SynthResult {
  /** Stacks' ids in the order in which they were added. */
  readonly stacks: readonly string[];
  /** Paths below the root of the files written. */
  readonly files: readonly string[];
}

export interface SynthOptions {
  /**
   * Folder that holds the files of which rendered ones are copies.
   * @default the root
   */
  readonly from?: string;
  /**
   * Names of the environments that the tree has; what was written for others stays as it is.
   * @default the tree has all environments
   */
  readonly only?: readonly string[];
}

/**
 * Synthesizes the whole tree: first everything that may be wrong with it is looked for, then every file's text is made, and only then
 * is anything written.
 *
 * @param root folder that holds `rendered/`
 * @throws RefusedError with every fault of the tree, before the first write
 */
export function synth(app: App, root: string, { from = root, only }: SynthOptions = {}): SynthResult {
  const outputs = outputFiles(app);
  const faults = [...treeFaults(app), ...copyFaults(outputs, from)];
  if (faults.length > 0) throw new RefusedError(faults);

  const files = new Map(outputs.map((output) => [output.path, output.content(copiedText(output, from))]));
  const earlier = only ? manifestIn(app.outdir) : {};
  app.synth();
  const stacks = Object.keys(app.manifest.stacks);
  if (only) keepStacks(app, earlier, only);
  return { stacks, files: writeRendered(root, files, only) };
}

/** Stacks as a manifest has them, by id. */
type Stacks = App['manifest']['stacks'];

/** What the earlier synth into the same folder said of its stacks. */
function manifestIn(outdir: string): Stacks {
  const path = join(outdir, 'manifest.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly stacks: Stacks }).stacks : {};
}

/**
 * Leaves the stacks of other environments in the manifest, since the `cdktf` command knows no stack that is not in it. Their folders are there.
 */
function keepStacks({ manifest }: App, earlier: Stacks, only: readonly string[]): void {
  const others = Object.entries(earlier).filter(([stack]) => !only.some((name) => stack.startsWith(`${name}-`)));
  Object.assign(manifest.stacks, Object.fromEntries(others));
  manifest.writeToFile();
}
