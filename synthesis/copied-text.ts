import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../constructs/output-file';

/** Rendered files that are copies of a missing file. */
export const copyFaults = (outputs: readonly OutputFile[], from: string): string[] =>
  outputs.flatMap(({ node, path, copyOf }) =>
    copyOf === undefined || existsSync(join(from, copyOf))
      ? []
      : [`${node.path}: ${path} is a copy of ${copyOf}, which does not exist; restore it from git`],
  );

/** The text of the file that a rendered file is a copy of. Undefined if it renders a text of its own. */
export const copiedText = ({ copyOf }: OutputFile, from: string): string | undefined =>
  copyOf === undefined ? undefined : readFileSync(join(from, copyOf), 'utf8');
