import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { RENDERED_MARK } from '../constructs/output-file';

const FOLDER = 'rendered';

/**
 * Writes the rendered files, and removes files of an earlier synth that nothing renders any more. It knows them by their first line. Files
 * of a person or of Kubespray have no such line and stay.
 *
 * @param root folder that holds `rendered/`
 * @param files text by path below `rendered/`
 * @param only folders directly below `rendered/` in which stale files are removed. @default all
 * @returns the paths written, below the root, sorted
 */
export function writeRendered(root: string, files: ReadonlyMap<string, string>, only?: readonly string[]): string[] {
  const folder = join(root, FOLDER);
  for (const below of new Set([...files.keys()].map((path) => dirname(path))))
    mkdirSync(join(folder, below), { recursive: true });
  for (const [path, text] of files) {
    const target = join(folder, path);
    if (!existsSync(target) || readFileSync(target, 'utf8') !== text) replace(target, text);
  }
  for (const below of only ?? ['']) if (existsSync(join(folder, below))) removeStale(folder, files, below);
  return [...files.keys()].sort().map((path) => `${FOLDER}/${path}`);
}

/** Replaces a file at once: a reader finds the whole old file or the whole new one, even if this program is stopped. */
function replace(path: string, text: string): void {
  const made = `${path}.${process.pid}.tmp`;
  writeFileSync(made, text);
  renameSync(made, path);
}

function removeStale(folder: string, files: ReadonlyMap<string, string>, below: string): void {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const target = join(folder, path);
    if (entry.isDirectory()) {
      removeStale(folder, files, path);
      if (readdirSync(target).length === 0) rmdirSync(target);
    } else if (entry.isFile() && !files.has(path) && isRendered(target)) {
      rmSync(target);
    }
  }
}

const isRendered = (path: string): boolean =>
  readFileSync(path, 'utf8').split('\n', 1)[0]?.includes(RENDERED_MARK) === true;
