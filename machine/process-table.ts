import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Environment variable that every child of a tool, and its children in turn, carry: how we know our own. */
const MARK = 'LANDBRIDGE_RUN';
const ours = randomUUID();

/** Environment that marks a child as ours; runs within runs keep the marks of all of them. */
export const mark = (): Record<string, string> => ({ [MARK]: `${process.env[MARK] ?? ''}:${ours}` });

const readOrNothing = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // ended meanwhile, or another user's
  }
};

/** Linux: the kernel tells each process's environment, so a child is known even after its parent died or it left our group. */
const markedProcesses = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) =>
      readOrNothing(`/proc/${pid}/environ`)
        .split('\0')
        .some((entry) => entry.startsWith(`${MARK}=`) && entry.includes(ours)),
    )
    .map(Number);

/** On other systems: the children that we started, their descendants, and all processes in the process groups of those. */
const descendants = (roots: ReadonlySet<number>): number[] => {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((row) => row.length === 4 && !row[3]?.startsWith('Z'))
    .map(([pid, parent, group]) => ({ pid: Number(pid), parent: Number(parent), group: Number(group) }));
  const known = new Set(roots);
  for (let size = -1; size !== known.size;) {
    size = known.size;
    table.filter((row) => known.has(row.parent) || known.has(row.group)).forEach((row) => known.add(row.pid));
  }
  return table.map((row) => row.pid).filter((pid) => known.has(pid) && pid !== process.pid);
};

/**
 * Ids of the living processes that this run started, directly or through its children.
 *
 * @param roots ids of all children started so far (their process groups have the same ids)
 */
export const livingProcesses = (roots: ReadonlySet<number>): number[] => {
  if (roots.size === 0) return [];
  return process.platform === 'linux' ? markedProcesses() : descendants(roots);
};
