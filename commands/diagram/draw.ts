import { drawArrivals, drawLink, legend, linkHeight, type Span } from './lines';
import type { Column, Diagram, Lane } from './model';
import { PADDING, paragraph, section, stacked, type Shape } from './shapes';
import { STYLE } from './style';
import { element, rectangle, textAt, wrapped } from './svg';

const MARGIN = 20;
const GAP = 10;
const COLUMN_GAP = 28;
const COLUMN_HEAD = 58;
const ARRIVALS_HEIGHT = 74;

/** Pixels of a column: with two columns the picture is as wide as a README, and more columns are narrower. */
const WIDTHS = { site: [430, 330], cloud: [470, 400] } as const;

/** A lane with its place on the page. */
interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

/**
 * A diagram as SVG: a column for each cluster in the order in which work goes to them, a lane for each topic, and below a lane what goes between
 * its cells. A line stays in the gap below its own lane, so no two lines cross. The same diagram gives the same bytes. It has its own
 * background, so that it is readable on a white page and on a black one.
 */
export function draw(diagram: Diagram): string {
  const { arrivals, columns, lanes } = diagram;
  const spans = spansOf(columns);
  const right = Math.max(...[...spans.values()].map((span) => span.left + span.width));
  const width = right + MARGIN;
  const head = stacked(
    [
      paragraph([diagram.name], width - 2 * MARGIN, 'name'),
      paragraph([diagram.note], width - 2 * MARGIN, 'line', 'dim'),
    ],
    0,
  );
  const columnsTop = 16 + head.height + (arrivals.length > 0 ? ARRIVALS_HEIGHT : 14);
  const shapes = lanes.map((lane) => shapesOf(lane, spans));
  let top = columnsTop + COLUMN_HEAD;
  const placed = lanes.map((lane, index): PlacedLane => {
    const height = Math.max(...[...(shapes[index]?.values() ?? [])].map((shape) => shape.height));
    const own = { lane, top, height };
    top += height + (lane.link ? linkHeight(lane.link, spans) : GAP);
    return own;
  });
  const bottom = top - GAP + PADDING;
  const kinds = [
    ...arrivals.map(({ from }) => (from === 'Jobs' ? 'jobs' : 'people')),
    ...lanes.flatMap(({ link }) => link?.kind ?? []),
  ] as const;
  const marksApps = lanes.some(({ cells }) =>
    Object.values(cells).some(({ chips = [] }) => chips.some(({ only }) => only)),
  );
  const below = legend(new Set(kinds), marksApps, width - 2 * MARGIN);
  const height = Math.ceil(bottom + PADDING + below.height + PADDING);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    element('title', { id: 'title' }, diagram.summary),
    `<style>${STYLE}</style>`,
    rectangle(0.5, 0.5, width - 1, height - 1, 'page', 12),
    ...head.draw(MARGIN, 16),
    ...columns.flatMap((column) => frame(column, spans, columnsTop, bottom)),
    ...placed.flatMap(({ lane, top: y, height: own }) =>
      Object.keys(lane.cells).flatMap((key) => {
        const span = spans.get(key);
        const content = lane.cells[key];
        return span && content ? section(content, span.width - 2 * PADDING, own).draw(span.left + PADDING, y) : [];
      }),
    ),
    ...drawArrivals(arrivals, spans, 16 + head.height + 12, columnsTop),
    ...placed.flatMap(({ lane, top: y, height: own }) => (lane.link ? drawLink(lane.link, spans, y + own) : [])),
    ...below.draw(MARGIN, bottom + PADDING),
    '</svg>',
    '',
  ].join('\n');
}

/** Left edge and width of each column, by its key. */
function spansOf(columns: readonly Column[]): Map<string, Span> {
  let left = MARGIN;
  return new Map(
    columns.map(({ key, side }) => {
      const span = { left, width: WIDTHS[side][columns.length > 2 ? 1 : 0] };
      left += span.width + COLUMN_GAP;
      return [key, span] as const;
    }),
  );
}

const shapesOf = ({ cells }: Lane, spans: ReadonlyMap<string, Span>): Map<string, Shape> =>
  new Map(
    Object.entries(cells).map(([key, content]) => [key, section(content, (spans.get(key)?.width ?? 0) - 2 * PADDING)]),
  );

/** A column's frame and head. */
function frame(column: Column, spans: ReadonlyMap<string, Span>, top: number, bottom: number): string[] {
  const { left, width } = spans.get(column.key) ?? { left: 0, width: 0 };
  const [subtitle = ''] = wrapped(column.subtitle, width - 2 * PADDING, 'line');
  return [
    rectangle(left, top, width, bottom - top, column.side, 12),
    textAt(left + PADDING, top + 8, column.title, 'side'),
    textAt(left + PADDING, top + 33, subtitle, 'line', 'dim'),
    ...(column.cordoned
      ? [
          rectangle(left + width - PADDING - 196, top + 8, 196, 26, 'cordoned', 13),
          textAt(left + width - PADDING - 98, top + 12, 'cordoned: no new work', 'chip', 'cordoned-text', 'middle'),
        ]
      : []),
  ];
}
