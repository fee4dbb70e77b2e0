import type { Card, Chip, Section } from './model';
import { lineHeight, rectangle, textAt, textWidth, wrapped, type TextStyle } from './svg';

/** Something with a height that can be drawn anywhere. */
export interface Shape {
  readonly height: number;
  draw(x: number, y: number): string[];
}

const GAP = 8;
export const PADDING = 12;

/** Lines of text below each other, wrapped at a width. */
export function paragraph(texts: readonly string[], width: number, style: TextStyle, more = ''): Shape {
  const lines = texts.flatMap((text) => wrapped(text, width, style));
  return {
    height: lines.length * lineHeight(style),
    draw: (x, y) => lines.map((line, index) => textAt(x, y + index * lineHeight(style), line, style, more)),
  };
}

/** Shapes below each other; those without a height leave no gap. */
export function stacked(shapes: readonly Shape[], gap = GAP): Shape {
  const shown = shapes.filter(({ height }) => height > 0);
  return {
    height: shown.reduce((sum, { height }) => sum + height, Math.max(0, shown.length - 1) * gap),
    draw: (x, y) => {
      let top = y;
      return shown.flatMap((shape) => {
        const drawn = shape.draw(x, top);
        top += shape.height + gap;
        return drawn;
      });
    },
  };
}

const CHIP_HEIGHT = 23;
const CHIP_GAP = 6;

/** Words in frames, in as many rows as the width takes. */
export function chips(all: readonly Chip[], width: number): Shape {
  let [left, row] = [0, 0];
  const placed = all.map((chip) => {
    const own = textWidth(chip.text, 'chip') + 16;
    if (left > 0 && left + own > width) [left, row] = [0, row + 1];
    const at = { chip, own, left, top: row * (CHIP_HEIGHT + CHIP_GAP) };
    left += own + CHIP_GAP;
    return at;
  });
  return {
    height: all.length === 0 ? 0 : (row + 1) * (CHIP_HEIGHT + CHIP_GAP) - CHIP_GAP,
    draw: (x, y) =>
      placed.flatMap(({ chip, own, left: dx, top }) => [
        rectangle(x + dx, y + top, own, CHIP_HEIGHT, chip.only ? 'chip-only' : 'chip-both', CHIP_HEIGHT / 2),
        textAt(x + dx + own / 2, y + top + 3, chip.text, 'chip', '', 'middle'),
      ]),
  };
}

/** Fewest pixels in which a card can be read. */
const CARD_WIDTH = 128;

/** Room of the badge beside a title. */
const BADGE_WIDTH = 40;

/** Cards side by side, all of a row as high as its highest. */
export function cards(all: readonly Card[], width: number): Shape {
  const most = Math.max(1, Math.floor((width + GAP) / (CARD_WIDTH + GAP)));
  // As even as can be: four in twos, rather than three and one.
  const columns = Math.ceil(all.length / Math.ceil(all.length / most));
  const own = (width - (columns - 1) * GAP) / columns;
  const rows = Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
    beside(all.slice(row * columns, (row + 1) * columns), own),
  );
  return stacked(rows);
}

function beside(row: readonly Card[], width: number): Shape {
  const inside = width - 2 * PADDING;
  const contents = row.map(({ title, lines, gpu }) =>
    stacked(
      [paragraph([title], gpu ? inside - BADGE_WIDTH : inside, 'card'), paragraph(lines, inside, 'line', 'dim')],
      2,
    ),
  );
  const height = Math.max(...contents.map((content) => content.height)) + 2 * GAP;
  return {
    height,
    draw: (x, y) =>
      row.flatMap((card, index) => {
        const left = x + index * (width + GAP);
        return [
          rectangle(left, y, width, height, card.gpu ? 'node-gpu' : 'node'),
          ...(card.gpu ? badge(left + width, y) : []),
          ...(contents[index]?.draw(left + PADDING, y + GAP) ?? []),
        ];
      }),
  };
}

/** `GPU`, in the right upper corner. */
const badge = (right: number, top: number): string[] => [
  rectangle(right - 46, top + 7, 38, 18, 'badge', 4),
  textAt(right - 27, top + 7, 'GPU', 'label', 'badge-text', 'middle'),
];

/** One part of a side in its frame, at least so high. */
export function section(
  { title, lines, cards: held = [], chips: named = [] }: Section,
  width: number,
  least = 0,
): Shape {
  const inside = width - 2 * PADDING;
  const content = stacked([
    stacked([paragraph([title], inside, 'heading'), paragraph(lines, inside, 'line', 'dim')], 2),
    ...(held.length > 0 ? [cards(held, inside)] : []),
    ...(named.length > 0 ? [chips(named, inside)] : []),
  ]);
  const height = Math.max(content.height + 2 * PADDING, least);
  return {
    height,
    draw: (x, y) => [rectangle(x, y, width, height, 'section'), ...content.draw(x + PADDING, y + PADDING)],
  };
}
