import type { App } from 'cdktf';
import { OutputFile } from '../constructs/output-file';
import { assetFaults } from './asset-faults';
import { idFaults } from './id-faults';
import { nameFaults } from './name-faults';

/**
 * All faults of a construct tree. It runs each construct's own validation, also outside of stacks, where `app.synth()` does not. Then it
 * looks for faults that only the whole tree shows.
 */
export const treeFaults = (app: App): string[] => [
  ...app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((message) => `${construct.node.path}: ${message}`)),
  ...idFaults(app),
  ...nameFaults(app),
  ...assetFaults(app),
  ...pathFaults(outputFiles(app)),
];

/** All files that the tree renders. */
export const outputFiles = (app: App): OutputFile[] =>
  app.node.findAll().filter((construct) => construct instanceof OutputFile);

const pathFaults = (outputs: readonly OutputFile[]): string[] =>
  outputs.flatMap((output, index) => {
    const first = outputs.slice(0, index).find(({ path }) => path === output.path);
    if (!first) return [];
    return [`${output.node.path}: ${first.node.path} renders ${output.path} too; give each a path of its own`];
  });
