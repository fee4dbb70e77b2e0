import type { App } from 'cdktf';
import { copiedText, copyFaults } from './copied-text';
import { RefusedError } from './refused-error';
import { writeRendered } from './rendered-files';
import { terraformFiles } from './terraform-files';
import { outputFiles, treeFaults } from './tree-faults';

/** What a synth made, for the line that says so. */
export interface SynthResult {
  /** Stacks' ids in the order in which they were added. */
  readonly stacks: readonly string[];
  /** Paths below the root of the files written. */
  readonly files: readonly string[];
}

/**
 * Synthesizes the whole tree: first everything that may be wrong with it is looked for, then Terraform's JSON is written and every file's
 * text made, and only then is anything below `rendered/` written.
 *
 * @param root folder that holds `rendered/`
 * @param from folder that holds the files of which rendered ones are copies. @default `root`
 * @throws RefusedError with every fault of the tree, before the first write
 */
export function synth(app: App, root: string, from = root): SynthResult {
  const outputs = outputFiles(app);
  const faults = [...treeFaults(app), ...copyFaults(outputs, from)];
  if (faults.length > 0) throw new RefusedError(faults);

  const files = new Map(outputs.map((output) => [output.path, output.content(copiedText(output, from))]));
  app.synth();
  for (const [path, text] of terraformFiles(app, outputs)) files.set(path, text);
  return { stacks: Object.keys(app.manifest.stacks), files: writeRendered(root, files) };
}
