import Table from 'cli-table3';
import { stripVTControlCharacters } from 'node:util';
import { colour, terminalWidth } from './terminal';

/** Titles of the columns; one that starts with `>` holds numbers, which are aligned at their right. */
export type Head = readonly string[];

type Rows = readonly (readonly string[])[];

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
 * A table without a frame; coloured only where the terminal shows it. Cells are wrapped so that it fits.
 *
 * @param rows cells, as many in each row as the head has; a cell may have several lines
 * @param width columns that the table may take. @default the terminal's
 */
export function table(head: Head, rows: Rows, width = terminalWidth()): string {
  const titles = head.map((title) => title.replace('>', ''));
  const widths = columnWidths([titles, ...rows], width - INDENT.length);
  const fitted = (cells: readonly string[]): string[] => cells.map((cell, index) => wrap(cell, widths[index] ?? 1));
  const made = new Table({
    head: fitted(titles).map((title) => title.replaceAll(/^.*$/gm, (line) => colour.dim(line))),
    chars: CHARS,
    colAligns: head.map((title) => (title.startsWith('>') ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  made.push(...rows.map(fitted));
  return indented(made.toString());
}

/** Names and what is said about them, in two columns without a head. */
export function facts(rows: readonly (readonly [name: string, text: string])[], width = terminalWidth()): string {
  const named = Math.max(...rows.map(([name]) => name.length));
  const room = width - INDENT.length - named - GAP.length;
  const below = `\n${' '.repeat(named)}${GAP}`;
  const lines = rows.map(
    ([name, text]) => `${colour.dim(name.padEnd(named))}${GAP}${wrap(text, room).replaceAll('\n', below)}`,
  );
  return indented(lines.join('\n'));
}

const shown = (text: string): number => stripVTControlCharacters(text).length;

/** Each column as wide as its widest line; where that is too much together, the widest ones give way, words whole as long as they can be. */
function columnWidths(cells: Rows, room: number): number[] {
  const columns = (cells[0] ?? []).map((_, index) => cells.map((row) => row[index] ?? ''));
  const widest = (texts: readonly string[], separator: RegExp): number =>
    Math.max(1, ...texts.flatMap((text) => text.split(separator).map(shown)));
  const widths = columns.map((column) => widest(column, /\n/));
  const words = columns.map((column) => widest(column, /\s+/));
  for (let over = sum(widths) + GAP.length * (widths.length - 1) - room; over > 0; over--) {
    const slack = widths.map((width, index) => width - (words[index] ?? 0));
    const wraps = slack.some((columnsLeft) => columnsLeft > 0);
    const widestOf = widths.map((width, index) => (wraps && (slack[index] ?? 0) <= 0 ? 0 : width));
    const narrowed = widestOf.indexOf(Math.max(...widestOf));
    if ((widths[narrowed] ?? 1) <= 1) break;
    widths[narrowed] = (widths[narrowed] ?? 1) - 1;
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** A text in lines of at most so many columns, broken between words, and within one that is longer. */
export const wrap = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => (shown(line) <= width ? [line] : wrapped(line, width)))
    .join('\n');

function wrapped(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const room = Math.max(1, width - indent.length);
  const pieces = line
    .trim()
    .split(/\s+/)
    .flatMap((word) => word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? []);
  const lines = pieces.reduce<string[]>((before, piece) => {
    const last = before.at(-1);
    return last !== undefined && shown(last) + 1 + shown(piece) <= room
      ? [...before.slice(0, -1), `${last} ${piece}`]
      : [...before, piece];
  }, []);
  return lines.map((each) => `${indent}${each}`);
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `${INDENT}${line}`.trimEnd())
    .join('\n');
