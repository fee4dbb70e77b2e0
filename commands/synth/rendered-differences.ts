import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { RENDERED_MARK } from '../../constructs/output-file';
import { synthesize } from '../../synthesis/synthesize';

/** A file of `rendered/` that synth would change. */
export interface Difference {
  readonly file: string;
  readonly is: 'changed' | 'missing' | 'stale';
}

/** What a synth would change in `rendered/`, found by one into a temporary folder. */
export async function differences(root: string, only: readonly string[] | undefined): Promise<Difference[]> {
  const into = mkdtempSync(join(tmpdir(), 'landbridge-synth-'));
  try {
    const { files, environments } = await synthesize(root, { only, into });
    const changed = files.flatMap((file): Difference[] => {
      if (!existsSync(join(root, file))) return [{ file, is: 'missing' }];
      return text(root, file) === text(into, file) ? [] : [{ file, is: 'changed' }];
    });
    const stale = renderedFiles(root)
      .filter((file) => !files.includes(file) && (!only || environments.includes(file.split('/')[1] ?? '')))
      .map((file): Difference => ({ file, is: 'stale' }));
    return [...changed, ...stale].sort((one, other) => (one.file < other.file ? -1 : 1));
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** The files of `rendered/` that some synth wrote; what a person put there is theirs. */
const renderedFiles = (root: string): string[] =>
  existsSync(join(root, 'rendered'))
    ? readdirSync(join(root, 'rendered'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => text(root, file).split('\n', 1)[0]?.includes(RENDERED_MARK))
    : [];

const text = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
