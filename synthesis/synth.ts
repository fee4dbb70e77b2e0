import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdktf';
import type { OutputFile } from '../constructs/output-file';
import { writeLockFile } from './lock-files';
import { RefusedError } from './refused-error';
import { writeRendered } from './rendered-files';
import { readStack } from './stack-json';
import { terraformFiles } from './terraform-yaml';
import { outputFiles, treeFaults } from './tree-faults';

/** The result of a synth, for the line that reports it. */
export interface SynthResult {
  /** Stacks' ids in the order in which they were added. */
  readonly stacks: readonly string[];
  /** Paths below the root of the files written. */
  readonly files: readonly string[];
}

export interface SynthOptions {
  /**
   * Folder of the files that rendered files are copies of.
   * @default the root
   */
  readonly from?: string;
  /**
   * Names of the environments in the tree, if it does not have all. Files of other environments stay as they are.
   * @default the tree has all environments
   */
  readonly only?: readonly string[];
}

/**
 * Synthesizes the whole tree. First it looks for faults in the tree. Then it writes Terraform's JSON with its locks and makes every file's text. Only then
 * does it write below `rendered/`.
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
  const readable = terraformFiles(outputs);
  for (const stack of stacks) {
    // One by one, so that the JSON of a hundred environments is never held at once.
    const json = readStack(app.outdir, stack);
    files.set(...readable(stack, json));
    writeLockFile(app.outdir, stack, json);
  }
  if (only) keepStacks(app, earlier, only);
  return { stacks, files: writeRendered(root, files, only) };
}

/** The stacks of a manifest, by id. */
type Stacks = App['manifest']['stacks'];

/** The stacks of the earlier synth into the same folder. There are none in a manifest that was only half written. */
function manifestIn(outdir: string): Stacks {
  const path = join(outdir, 'manifest.json');
  if (!existsSync(path)) return {};
  try {
    const { stacks } = Object(JSON.parse(readFileSync(path, 'utf8'))) as { readonly stacks?: Stacks };
    return stacks ?? {};
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return {};
  }
}

/**
 * Keeps the stacks of other environments in the manifest. Their folders still exist, but the `cdktf` command knows only stacks in the manifest.
 */
function keepStacks({ manifest }: App, earlier: Stacks, only: readonly string[]): void {
  const others = Object.entries(earlier).filter(([stack]) => !only.some((name) => stack.startsWith(`${name}-`)));
  Object.assign(manifest.stacks, Object.fromEntries(others));
  manifest.writeToFile();
}

/** Rendered files that are copies of a missing file. */
const copyFaults = (outputs: readonly OutputFile[], from: string): string[] =>
  outputs.flatMap(({ node, path, copyOf }) =>
    copyOf === undefined || existsSync(join(from, copyOf))
      ? []
      : [`${node.path}: ${path} is a copy of ${copyOf}, which does not exist; restore it from git`],
  );

/** The text of the file that a rendered file is a copy of. Undefined if it renders a text of its own. */
const copiedText = ({ copyOf }: OutputFile, from: string): string | undefined =>
  copyOf === undefined ? undefined : readFileSync(join(from, copyOf), 'utf8');
