import type { App } from 'cdktf';
import { OutputFile } from '../constructs/output-file';
import { idFaults } from './id-faults';
import { nameFaults } from './name-faults';
import { RefusedError } from './refused-error';
import { writeRendered } from './rendered-files';

/** What a synth made, for the line that says so. */
export interface SynthResult {
  /** Stacks' ids in the order in which they were added. */
  readonly stacks: readonly string[];
  /** Paths below the root of the files written. */
  readonly files: readonly string[];
}

/**
 * Synthesizes the whole tree: first every construct's own validation, also outside of stacks, where `app.synth()` does not look;
 * then every file's text; only then is anything written.
 *
 * @param root folder that holds `rendered/`
 * @throws RefusedError with every fault of the tree, before the first write
 */
export function synth(app: App, root: string): SynthResult {
  const constructs = app.node.findAll();
  const invalid = constructs.flatMap((construct) =>
    construct.node.validate().map((message) => `${construct.node.path}: ${message}`),
  );
  const outputs = constructs.filter((construct) => construct instanceof OutputFile);
  const problems = [...invalid, ...idFaults(app), ...nameFaults(app), ...twice(outputs)];
  if (problems.length > 0) throw new RefusedError(problems);

  const files = new Map(outputs.map((output) => [output.path, output.content()]));
  app.synth();
  return { stacks: Object.keys(app.manifest.stacks), files: writeRendered(root, files) };
}

const twice = (outputs: readonly OutputFile[]): string[] =>
  outputs.flatMap((output, index) => {
    const first = outputs.slice(0, index).find(({ path }) => path === output.path);
    if (!first) return [];
    return [`${output.node.path}: ${first.node.path} renders ${output.path} already; give each a path of its own`];
  });
