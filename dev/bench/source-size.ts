import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../machine/cache-folder';
import { run } from '../../machine/processes';
import { table } from '../../commands/harness/table';
import { median } from './rows';

/** Most lines of a tiny file. */
const TINY = 30;

/** What the source should keep to. */
const GOAL = { tiny: 0.12, median: 120, longest: 250 } as const;

/** A source file. */
export interface SourceFile {
  /** Below the repository's root. */
  readonly path: string;
  readonly lines: number;
}

/**
 * Cells of one row: how many files, their lines, and whether they keep to the goals.
 *
 * @param what the files are
 */
export function sizeRow(what: string, files: readonly SourceFile[]): string[] {
  const lines = files.map((file) => file.lines);
  const tiny = lines.filter((count) => count <= TINY).length / files.length;
  const longest = Math.max(...lines);
  const misses = [
    ...(tiny > GOAL.tiny ? ['tiny files'] : []),
    ...(median(lines) > GOAL.median ? ['median'] : []),
    ...(longest > GOAL.longest ? ['longest'] : []),
  ];
  return [
    what,
    `${files.length}`,
    `${lines.reduce((sum, count) => sum + count, 0)}`,
    `${median(lines)}`,
    `${(tiny * 100).toFixed(0)} %`,
    `${longest}`,
    misses.length === 0 ? 'yes' : `no: ${misses.join(', ')}`,
  ];
}

/** The room of a file: its first folder, or `/` for the root. */
const roomOf = ({ path }: SourceFile): string => (path.includes('/') ? `${path.split('/')[0] ?? ''}/` : '/');

/**
 * Counts the hand-written TypeScript that git knows, but for tests and generated files.
 *
 * @returns text to print: a row for each room, and one for all
 */
export async function benchSourceSize(): Promise<string> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], {
    cwd: repositoryRoot,
  });
  const files = stdout
    .split('\n')
    .filter((path) => path !== '' && !path.startsWith('test/') && !path.endsWith('.generated.ts'))
    .map((path) => ({ path, lines: readFileSync(join(repositoryRoot, path), 'utf8').split('\n').length - 1 }));
  const rooms = [...new Set(files.map(roomOf))].sort();
  const rows = [
    ...rooms.map((room) =>
      sizeRow(
        room,
        files.filter((file) => roomOf(file) === room),
      ).slice(0, -1),
    ),
    sizeRow('all', files),
  ];
  const head = ['room', '>files', '>lines', '>median', `>≤ ${TINY} lines`, '>longest', 'met'];
  const goal = `≤ ${GOAL.tiny * 100} % of ≤ ${TINY} lines, median ≤ ${GOAL.median}, none above ${GOAL.longest}`;
  return `Hand-written TypeScript without tests (goal of all: ${goal}):\n${table(head, rows)}`;
}
