import Table from 'cli-table3';
import pc from 'picocolors';

/** Titles of the columns; one that starts with `>` holds numbers, which are aligned at their right. */
export type Head = readonly string[];

const INDENT = '  ';
const GAP = '  ';

/** Only a line below the head: the table can still be read when it is pasted into a pull request. */
const CHARS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
  ...{ mid: '─', 'mid-mid': GAP, middle: GAP },
};

/**
 * A table without a frame; coloured only where the terminal shows it.
 *
 * @param rows cells, as many in each row as the head has; a cell may have several lines
 */
export function table(head: Head, rows: readonly (readonly string[])[]): string {
  const made = new Table({
    head: head.map((title) => pc.dim(title.replace('>', ''))),
    chars: CHARS,
    colAligns: head.map((title) => (title.startsWith('>') ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  made.push(...rows.map((row) => [...row]));
  return indented(made.toString());
}

/** Names and what is said about them, in two columns without a head. */
export function facts(rows: readonly (readonly [name: string, text: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return indented(
    rows
      .map(
        ([name, text]) => `${pc.dim(name.padEnd(width))}${GAP}${text.replaceAll('\n', `\n${' '.repeat(width)}${GAP}`)}`,
      )
      .join('\n'),
  );
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `${INDENT}${line}`.trimEnd())
    .join('\n');
