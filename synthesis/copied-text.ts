import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../constructs/output-file';

/** Rendered files that are copies of one that is not there. */
export const copyFaults = (outputs: readonly OutputFile[], from: string): string[] =>
  outputs.flatMap(({ node, path, copyOf }) =>
    copyOf === undefined || existsSync(join(from, copyOf))
      ? []
      : [`${node.path}: ${path} is a copy of ${copyOf}, which there is not; take it back from git`],
  );

/** The text of the file that a rendered one is a copy of; none for one that renders its own. */
export const copiedText = ({ copyOf }: OutputFile, from: string): string | undefined =>
  copyOf === undefined ? undefined : readFileSync(join(from, copyOf), 'utf8');
